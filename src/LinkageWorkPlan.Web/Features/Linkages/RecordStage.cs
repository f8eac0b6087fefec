using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>A linkage reached a further stage, or ended.</summary>
public static class RecordStage
{
    /// <param name="Since">UTC+7; required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid LinkageId, LinkageStage Stage, DateOnly? Since, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Since).Custom((day, context) =>
        {
            if (day is null)
            {
                context.Break(Rules.Required, nameof(Command.Since), "LinkageStep.On");
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var linkage = await db.LinkageAsync(request.LinkageId, request.Version, cancellationToken);
            linkage.Reach(request.Stage, request.Since!.Value, clock.Today);
            context.Ask(DateQuestions.OfLinkage(request.Since.Value, clock.Today, nameof(Command.Since)));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Closes a risk with its result.</summary>
public static class CloseRisk
{
    /// <param name="Result">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RiskId, DateOnly? ClosedOn, TextWords Result, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ClosedOn).Given(nameof(ParkRisk.ClosedOn));
            RuleFor(command => command.Result).Custom((words, context) => context.Check(words, nameof(ParkRisk.Result), ParkRisk.TextMax, required: true, label: "ParkRisk.Result"));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var risk = await db.RiskAsync(request.RiskId, request.Version, cancellationToken);
            risk.Close(request.ClosedOn!.Value, request.Result.ApplyTo(LocalizedText.Empty, context.User.Language), clock.Today);
            context.Ask(DateQuestions.OfClosingRisk(request.ClosedOn.Value, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

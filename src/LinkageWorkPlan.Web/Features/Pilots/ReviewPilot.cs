using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Records the yearly review of a chosen model; sent again for the same year, it corrects it.</summary>
public static class ReviewPilot
{
    /// <param name="Reason">Required.</param>
    /// <param name="Version">The version of the model that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, int Year, PilotVerdict Verdict, TextWords Reason, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason)
            .Custom((words, context) => context.Check(words, nameof(PilotReview.Reason), PilotReview.ReasonMax, required: true, label: PilotReview.ReasonLabel));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            var before = pilot.ReviewOf(request.Year)?.Reason ?? LocalizedText.Empty;
            pilot.Review(request.Year, request.Verdict, request.Reason.ApplyTo(before, context.User.Language), clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return pilot.Code;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Records that both sides decided in a meeting to pass a gate; gate and decision then name each other.</summary>
public static class PassGate
{
    /// <param name="Decision">As <see cref="DecisionLink.Key"/>.</param>
    /// <param name="Version">The version of the programme the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string StepCode, string Decision, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var park = await db.ParkAsync(request.Version, cancellationToken);
            var decision = DecisionLink.Read(request.Decision) ?? throw new RuleException(Rules.Required, ParkProgramme.DecisionField, "ParkStep.DecidedItem");
            var meeting = await db.Meetings.AsSplitQuery().SingleOrDefaultAsync(each => each.Code == decision.MeetingCode, cancellationToken);
            if (meeting?.AreMinutesConfirmed() != true || !meeting.Of(MeetingItemKind.Decision).Any(each => each.Code == decision.ItemCode))
            {
                throw new RuleException(Rules.GateDecisionUnknown, ParkProgramme.DecisionField, decision.Key);
            }

            park.PassGate(request.StepCode, decision, meeting.On);
            meeting.JoinOnce(decision.ItemCode, park.Step(request.StepCode).Link);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

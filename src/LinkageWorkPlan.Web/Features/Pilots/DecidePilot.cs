using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Records what a meeting decided about a scored model, and the tasks and stage of one that is chosen.</summary>
public static class DecidePilot
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, PilotWorkForm Form, int Version) : ICommand<string>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            var (_, result) = await pilot.ResultAsync(db.ScoringSheets, db.Ballots, cancellationToken);
            var work = request.Form.ToWork();
            await RequireDecisionAsync(work.Decision, cancellationToken);
            await RequireTasksAsync(work.Tasks.Except(pilot.Tasks.Select(each => each.Link)), cancellationToken);
            await db.RequireContentsAsync(work.Contents ?? [], pilot.Contents, cancellationToken);
            pilot.Decide(work, result);
            await db.SaveChangesAsync(cancellationToken);
            return pilot.Code;
        }

        private async Task RequireDecisionAsync(DecisionLink link, CancellationToken cancel)
        {
            var meeting = await db.Meetings.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Code == link.MeetingCode, cancel);
            if (meeting?.AreMinutesConfirmed() != true || !meeting.Of(MeetingItemKind.Decision).Any(each => each.Code == link.ItemCode))
            {
                throw new RuleException(Rules.PilotDecisionUnknown, nameof(PilotWorkForm.Decision), link.Key);
            }
        }

        private async Task RequireTasksAsync(IEnumerable<TaskLink> links, CancellationToken cancel)
        {
            foreach (var link in links)
            {
                var plan = db.Plans.Where(each => each.Code == link.PlanCode && each.AdoptedOn != null).Select(each => each.Id);
                if (!await db.Tasks.AnyAsync(each => plan.Contains(each.PlanId) && each.Code == link.Code, cancel))
                {
                    throw new RuleException(Rules.PilotTaskUnknown, nameof(PilotWorkForm.Tasks), link.Key);
                }
            }
        }
    }
}

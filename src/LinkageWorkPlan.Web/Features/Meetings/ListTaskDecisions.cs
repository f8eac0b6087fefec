using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What meetings decided about one task, and the decisions that became it, the last first.</summary>
public static class ListTaskDecisions
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string TaskCode) : IQuery<IReadOnlyList<DecisionRow>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<DecisionRow>>
    {
        public async Task<IReadOnlyList<DecisionRow>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, task) = (request.PlanCode, request.TaskCode);
            var id = await db.Tasks.Where(each => each.Code == task && db.Plans.Any(one => one.Id == each.PlanId && one.Code == plan)).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken);
            var amendments = await db.Amendments.Where(each => each.State == AmendmentState.InForce && db.Plans.Any(one => one.Id == each.PlanId && one.Code == plan)).Select(each => (Guid?)each.Id).ToListAsync(cancellationToken);
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && (each.Items.Any(item => item.AboutKind == MeetingSubject.Task && item.AboutPlan == plan && item.AboutCode == task)
                    || (id != null && each.FollowUps.Any(one => one.TaskId == id || (amendments.Contains(one.AmendmentId) && one.TaskCode == task)))))
                .OrderByDescending(each => each.On).ToListAsync(cancellationToken);
            var about = new SubjectLink(MeetingSubject.Task, plan, task);
            return DecisionRow.Of(meetings, item => item.About == about, one => id is not null && (one.TaskId == id || (one.AmendmentId is not null && amendments.Contains(one.AmendmentId) && one.TaskCode == task)));
        }
    }
}

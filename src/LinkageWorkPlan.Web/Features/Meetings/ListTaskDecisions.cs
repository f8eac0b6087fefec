using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What meetings decided about one task, and the decisions that became it, the last first.</summary>
public static class ListTaskDecisions
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string TaskCode) : IQuery<IReadOnlyList<Row>>;

    /// <param name="IsConfirmed">True where both sides confirmed the minutes it stands in.</param>
    public sealed record Row(string MeetingCode, DateOnly On, MeetingItem Item, bool IsConfirmed);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, task) = (request.PlanCode, request.TaskCode);
            var id = await db.Tasks.Where(each => each.Code == task && db.Plans.Any(one => one.Id == each.PlanId && one.Code == plan)).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken);
            var amendments = await db.Amendments.Where(each => each.State == AmendmentState.InForce && db.Plans.Any(one => one.Id == each.PlanId && one.Code == plan)).Select(each => (Guid?)each.Id).ToListAsync(cancellationToken);
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && (each.Items.Any(item => item.AboutKind == MeetingSubject.Task && item.AboutPlan == plan && item.AboutCode == task)
                    || (id != null && each.FollowUps.Any(one => one.TaskId == id || (amendments.Contains(one.AmendmentId) && one.TaskCode == task)))))
                .OrderByDescending(each => each.On).ToListAsync(cancellationToken);
            var about = new SubjectLink(MeetingSubject.Task, plan, task);
            return RowsOf(meetings, item => item.About == about, one => id is not null && (one.TaskId == id || (one.AmendmentId is not null && amendments.Contains(one.AmendmentId) && one.TaskCode == task)));
        }
    }

    /// <summary>Decisions of these meetings that are about something, or became it.</summary>
    internal static IReadOnlyList<Row> RowsOf(IEnumerable<Meeting> meetings, Func<MeetingItem, bool> isAbout, Func<DecisionFollowUp, bool> isIt) =>
    [
        .. from meeting in meetings
           from item in meeting.Of(MeetingItemKind.Decision)
           where isAbout(item) || meeting.FollowUps.Any(one => one.ItemCode == item.Code && isIt(one))
           select new Row(meeting.Code, meeting.On, item, meeting.AreMinutesConfirmed()),
    ];
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What meetings decided about one task, the last first.</summary>
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
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && each.Items.Any(item => item.AboutKind == MeetingSubject.Task && item.AboutPlan == plan && item.AboutCode == task))
                .OrderByDescending(each => each.On).ToListAsync(cancellationToken);
            return
            [
                .. meetings.SelectMany(each => each.Of(MeetingItemKind.Decision).Where(item => item.About == new SubjectLink(MeetingSubject.Task, plan, task)).Select(item => new Row(each.Code, each.On, item, each.AreMinutesConfirmed()))),
            ];
        }
    }
}

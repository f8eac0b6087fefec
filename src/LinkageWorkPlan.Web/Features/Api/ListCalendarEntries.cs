using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>The milestones of adopted plans for a person's own calendar: those of their own tasks for an owner, all for the others.</summary>
public static class ListCalendarEntries
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Day">Planned, or expected now where it was put off; the day it was reached once it was.</param>
    public sealed record Row(Guid Id, string Plan, string Task, string Code, LocalizedText Title, LocalizedText TaskTitle, Side? Lead, DateOnly Day, bool IsReached);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (isOwner, own) = (context.User.Is(Role.Owner), context.User.OwnerId);
            var tasks = db.Tasks.Where(task => task.DroppedOn == null && (!isOwner || task.Owners.Any(each => each.OwnerId == own)));
            return await (
                from milestone in db.Milestones.AsNoTracking()
                join task in tasks on milestone.TaskId equals task.Id
                join plan in db.Plans.Where(plan => plan.State == PlanState.Adopted) on task.PlanId equals plan.Id
                let day = milestone.Reached ?? (milestone.Expected > milestone.Planned ? milestone.Expected : milestone.Planned)
                where day != null
                orderby day, task.SortKey, milestone.Code
                select new Row(milestone.Id, plan.Code, task.Code, milestone.Code, milestone.Title, task.Agreed.Title, task.Agreed.Lead, day!.Value, milestone.Reached != null))
                .ToListAsync(cancellationToken);
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan's tasks on the time line, page by page; those without dates beside it.</summary>
public static class GetGantt
{
    public const int PageSize = 60;

    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, PlanFilter Filter, int Page = 1) : IQuery<Result>;

    /// <param name="From">First day on the chart: that of the plan, or of its earliest task shown.</param>
    /// <param name="To">Last day on the chart, that of delays included.</param>
    /// <param name="Undated">Tasks of this page that have no dates yet.</param>
    public sealed record Result(OpenPlan Plan, PageOf Page, IReadOnlyList<GanttRow> Rows, IReadOnlyList<Named> Undated, DateOnly From, DateOnly To);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var page = PageOf.Of(request.Page, PageSize, plan.FoundInAll);
            var rows = await tasks.OrderBy(task => task.SortKey).Skip(page.Skip).Take(page.Size)
                .Select(task => new { task.Id, task.Code, task.PillarCode, task.Agreed.Title, task.Agreed.Start, task.Agreed.End, task.ExpectedEnd, task.Percent, task.Outlook })
                .ToListAsync(cancellationToken);
            var ids = rows.Select(row => row.Id).ToList();
            var milestones = (await db.Milestones.AsNoTracking().Where(each => ids.Contains(each.TaskId) && each.Planned != null)
                .OrderBy(each => each.Planned).ThenBy(each => each.Id)
                .Select(each => new { each.TaskId, Shown = new GanttMilestone(each.Code, each.Title, each.Planned!.Value, each.Reached) })
                .ToListAsync(cancellationToken)).ToLookup(each => each.TaskId, each => each.Shown);
            var dated = rows.Where(row => row.Start is not null && row.End >= row.Start)
                .Select(row => new GanttRow(
                    row.PillarCode, row.Code, row.Title, row.Start!.Value, row.End!.Value, row.ExpectedEnd ?? row.End.Value, row.Percent, row.Outlook.On(clock.Today), [.. milestones[row.Id]]))
                .ToList();
            var shown = dated.Select(row => row.Code).ToHashSet();
            return new Result(
                plan,
                page,
                dated,
                [.. rows.Where(row => !shown.Contains(row.Code)).Select(row => new Named(row.Code, row.Title))],
                dated.Select(row => row.PlannedStart).Append(plan.Head.PeriodStart).Min(),
                dated.SelectMany(row => new[] { row.PlannedEnd, row.ExpectedEnd }).Append(plan.Head.PeriodEnd).Max());
        }
    }
}

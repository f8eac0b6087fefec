using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What a change of several tasks will do, cell by cell, before anything of it is done.</summary>
public static class ListTaskChanges
{
    /// <param name="AmendmentId">The amendment whose draft it is; null where the plan itself is a draft.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(Guid PlanId, BulkChange Change, IReadOnlyList<Guid> Tasks, Guid? AmendmentId = null) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Code">Of the task or milestone.</param>
    public sealed record Line(string Code, string Column, string Before, string After);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var chosen = request.Tasks.ToHashSet();
            var plan = db.Tasks.Where(each => each.PlanId == request.PlanId);
            var tasks = (await db.GridTasksAsync(plan.Where(each => chosen.Contains(each.Id)), request.AmendmentId, cancellationToken)).Where(each => chosen.Contains(each.Id)).ToList();
            var weights = await WeightsAsync(plan, request.AmendmentId, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside(weights, chosen));
            return [.. tasks.Zip(forms, (task, form) => Lines(task, form.ToContent(task.Content, context.User.Language), words)).SelectMany(each => each)];
        }

        private async Task<IReadOnlyList<(Guid Id, string Pillar, int Weight)>> WeightsAsync(IQueryable<WorkTask> plan, Guid? amendmentId, CancellationToken cancel) => amendmentId is null
            ? [.. (await plan.Select(each => new { each.Id, each.PillarCode, each.Agreed.Weight }).ToListAsync(cancel)).Select(each => (each.Id, each.PillarCode, each.Weight))]
            : [.. (await db.GridTasksAsync(plan, amendmentId, cancel)).Where(each => each.Change != AmendmentKind.Drop).Select(each => (each.Id, each.PillarCode, each.Agreed.Weight))];

        private static IEnumerable<Line> Lines(GridTask task, TaskContent after, GridWords words)
        {
            var (before, now) = ((task with { Was = null }).Show(GridColumn.All, words), GridTask.Of(task.Id, task.Version, after).Show(GridColumn.All, words));
            var milestones = now.Milestones.ToDictionary(each => each.Id, each => each.Cells);
            return Differences(before.Cells, now.Cells).Concat(before.Milestones.SelectMany(each => Differences(each.Cells, milestones[each.Id])));
        }

        private static IEnumerable<Line> Differences(IReadOnlyList<string?> before, IReadOnlyList<string?> after) =>
            GridColumn.All.Select((column, at) => new Line(before[0] ?? string.Empty, column.Id, before[at] ?? string.Empty, after[at] ?? string.Empty)).Where(each => each.Before != each.After);
    }
}

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
    public sealed record Query(Guid PlanId, BulkChange Change, IReadOnlyList<Guid> Tasks, Guid? AmendmentId = null) : IQuery<Result>;

    /// <summary>The first of the lines, and what all of them come to.</summary>
    /// <param name="Tasks">That would change.</param>
    /// <param name="Total">Lines in all.</param>
    /// <param name="Totals">Of each column that changes.</param>
    public sealed record Result(int Tasks, int Total, IReadOnlyList<Line> Lines, IReadOnlyList<ColumnTotal> Totals);

    public sealed record ColumnTotal(string Column, int Count);

    /// <summary>Lines shown at most.</summary>
    public const int LinesMax = 200;

    /// <param name="Code">Of the task or milestone.</param>
    public sealed record Line(string Code, string Column, string Before, string After);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var chosen = request.Tasks.ToHashSet();
            var plan = db.Tasks.Where(each => each.PlanId == request.PlanId);
            var tasks = (await db.GridTasksAsync(plan.Where(each => chosen.Contains(each.Id)), request.AmendmentId, cancellationToken)).Where(each => chosen.Contains(each.Id)).ToList();
            var weights = request.Change.Kind == BulkKind.Weights ? await WeightsAsync(plan, request.AmendmentId, cancellationToken) : [];
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside(weights, chosen));
            var columns = request.Change.Columns;
            var changed = tasks.Zip(forms, (task, form) => Lines(task, form, columns, words).ToList()).Where(each => each.Count > 0).ToList();
            var lines = changed.SelectMany(each => each).ToList();
            return new Result(changed.Count, lines.Count, [.. lines.Take(LinesMax)], [.. lines.GroupBy(each => each.Column).Select(each => new ColumnTotal(each.Key, each.Count()))]);
        }

        private async Task<IReadOnlyList<(Guid Id, string Pillar, int Weight)>> WeightsAsync(IQueryable<WorkTask> plan, Guid? amendmentId, CancellationToken cancel) => amendmentId is null
            ? [.. (await plan.Select(each => new { each.Id, each.PillarCode, each.Agreed.Weight }).ToListAsync(cancel)).Select(each => (each.Id, each.PillarCode, each.Weight))]
            : [.. (await db.GridTasksAsync(plan, amendmentId, cancel)).Where(each => each.Change != AmendmentKind.Drop).Select(each => (each.Id, each.PillarCode, each.Agreed.Weight))];

        private static IEnumerable<Line> Lines(GridTask task, TaskForm form, IReadOnlyList<GridColumn> columns, GridWords words)
        {
            var planned = form.Milestones.ToDictionary(each => each.Id ?? Guid.Empty, each => each.Planned);
            var shown = task with { Was = null };
            var after = shown with
            {
                Agreed = task.Agreed with { Start = form.Start, End = form.End, Lead = form.Lead, Weight = form.Weight },
                Owners = form.Owners,
                Milestones = task.Milestones.Select(each => each with { Planned = planned[each.Id ?? Guid.Empty] }),
            };
            var (before, now) = (shown.Show(columns, words), after.Show(columns, words));
            var milestones = now.Milestones.ToDictionary(each => each.Id, each => each.Cells);
            return Differences(before.Cells, now.Cells, columns).Concat(before.Milestones.SelectMany(each => Differences(each.Cells, milestones[each.Id], columns)));
        }

        private static IEnumerable<Line> Differences(IReadOnlyList<string?> before, IReadOnlyList<string?> after, IReadOnlyList<GridColumn> columns) =>
            columns.Select((column, at) => new Line(before[0] ?? string.Empty, column.Id, before[at] ?? string.Empty, after[at] ?? string.Empty)).Where(each => each.Before != each.After);
    }
}

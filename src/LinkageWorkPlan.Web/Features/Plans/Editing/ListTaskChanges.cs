using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What a change of several tasks will do, cell by cell, before anything of it is done.</summary>
public static class ListTaskChanges
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(Guid PlanId, BulkChange Change, IReadOnlyList<Guid> Tasks) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Code">Of the task or milestone.</param>
    public sealed record Line(string Code, string Column, string Before, string After);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var chosen = request.Tasks.ToHashSet();
            var tasks = await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .Where(each => each.PlanId == request.PlanId && chosen.Contains(each.Id)).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var weights = await db.Tasks.Where(each => each.PlanId == request.PlanId).Select(each => new { each.Id, each.PillarCode, each.Agreed.Weight }).ToListAsync(cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside([.. weights.Select(each => (each.Id, each.PillarCode, each.Weight))], chosen));
            return [.. tasks.Zip(forms, (task, form) => Lines(task, form.ToContent(task.ToContent(), context.User.Language), words)).SelectMany(each => each)];
        }

        private static IEnumerable<Line> Lines(WorkTask task, TaskContent after, GridWords words)
        {
            var (before, now) = (GridTask.Of(task).Show(GridColumn.All, words), new GridTask(task.Id, task.Version, after.Code, after.PillarCode, after, after.Owners, after.Milestones).Show(GridColumn.All, words));
            var milestones = now.Milestones.ToDictionary(each => each.Id, each => each.Cells);
            return Differences(before.Cells, now.Cells).Concat(before.Milestones.SelectMany(each => Differences(each.Cells, milestones[each.Id])));
        }

        private static IEnumerable<Line> Differences(IReadOnlyList<string?> before, IReadOnlyList<string?> after) =>
            GridColumn.All.Select((column, at) => new Line(before[0] ?? string.Empty, column.Id, before[at] ?? string.Empty, after[at] ?? string.Empty)).Where(each => each.Before != each.After);
    }
}

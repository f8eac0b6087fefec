using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan's tasks and milestones as rows of the working grid.</summary>
public static class GetPlanGrid
{
    /// <summary>Tasks that come with the page; the script asks for the rest.</summary>
    public const int FirstRows = 40;

    /// <param name="Take">How many tasks, from the first; null for all.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string Code, PlanFilter Filter, int? Take) : IQuery<Result>;

    /// <param name="Columns">Those that are shown, in their order; a row's cells are in the same.</param>
    /// <param name="Others">Those that one may choose beside them.</param>
    public sealed record Result(OpenPlan Plan, IReadOnlyList<Column> Columns, IReadOnlyList<Column> Others, IReadOnlyList<GridRow> Rows);

    /// <param name="Width">In pixels.</param>
    /// <param name="Options">What one may choose of; empty where one types freely.</param>
    public sealed record Column(GridColumn Of, int Width, IReadOnlyList<string> Options);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        private static readonly HashSet<TaskField> Short = [TaskFields.Title, TaskFields.Start, TaskFields.End, TaskFields.Lead, TaskFields.Weight];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var kept = await db.Arrangements.Where(each => each.LoginProvider == GridLayout.Of && each.Name == GridLayout.Name).Select(each => each.Value).SingleOrDefaultAsync(cancellationToken);
            var layout = GridLayout.Read(kept, context.User.Language);
            IReadOnlyList<GridColumn> shown = [.. layout.Columns.Select(each => each.Column)];
            return new Result(
                plan,
                [.. layout.Columns.Select(each => new Column(each.Column, each.Width, words.OptionsOf(each.Column)))],
                [.. GridColumn.All.Except(shown).Select(each => new Column(each, each.Width, words.OptionsOf(each)))],
                [.. (await ReadAsync(tasks, shown, request.Take, cancellationToken)).Select(each => each.Show(shown, words))]);
        }

        private async Task<IReadOnlyList<GridTask>> ReadAsync(IQueryable<WorkTask> tasks, IReadOnlyList<GridColumn> shown, int? take, CancellationToken cancel)
        {
            var some = take is { } count ? tasks.OrderBy(task => task.SortKey).Take(count) : tasks;

            // Of thousands of tasks the long texts are read only where somebody wants to see them.
            var read = shown.All(each => each.Of is null || Short.Contains(each.Of))
                ? some.Select(task => new TaskRow(task.Id, task.Version, task.Code, task.PillarCode, task.SortKey, new AgreedTask
                {
                    Title = task.Agreed.Title,
                    Start = task.Agreed.Start,
                    End = task.Agreed.End,
                    Lead = task.Agreed.Lead,
                    Weight = task.Agreed.Weight,
                }))
                : some.Select(task => new TaskRow(task.Id, task.Version, task.Code, task.PillarCode, task.SortKey, task.Agreed));
            var rows = await read.ToListAsync(cancel);
            var ids = some.Select(task => task.Id);
            var owners = (await db.TaskOwners.Where(each => ids.Contains(each.TaskId)).Select(each => new { each.TaskId, each.OwnerId }).ToListAsync(cancel))
                .ToLookup(each => each.TaskId, each => each.OwnerId);
            var milestones = (await db.Milestones.Where(each => ids.Contains(each.TaskId))
                .Select(each => new { each.TaskId, each.Id, each.Code, each.Type, each.Title, each.Planned }).ToListAsync(cancel))
                .ToLookup(each => each.TaskId, each => new MilestoneContent { Id = each.Id, Code = each.Code, Type = each.Type, Title = each.Title, Planned = each.Planned });
            return
            [
                .. rows.OrderBy(row => row.SortKey, StringComparer.Ordinal)
                    .Select(row => new GridTask(row.Id, row.Version, row.Code, row.PillarCode, row.Agreed, owners[row.Id], milestones[row.Id])),
            ];
        }

        private sealed record TaskRow(Guid Id, int Version, string Code, string PillarCode, string SortKey, AgreedTask Agreed);
    }
}

using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
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
    /// <param name="Amendment">Number of the amendment whose draft it is; null for the plan's own.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string Code, PlanFilter Filter, int? Take, int? Amendment = null) : IQuery<Result>
    {
        /// <summary>By <see cref="GridColumn.Id"/>, as an open page shows them; null for what the account chose.</summary>
        public IReadOnlyList<string>? Columns { get; init; }

        /// <summary>Only tasks that the amendment changes, adds or drops.</summary>
        public bool OnlyAmended { get; init; }

        public PlanSort Sort { get; init; }

        /// <summary>As of <see cref="ListTasks.Query"/>. What an amendment adds stands last, in a group of its own (<see cref="NewGroup"/>).</summary>
        public PlanGroup? Group { get; init; }

        /// <summary>False in the plan's own order, where new rows find their places by themselves.</summary>
        internal bool IsOrdered => Sort != PlanSort.Plan || Group is not null;
    }

    /// <summary>The group of tasks that are not agreed yet, where rows are grouped by anything but pillars.</summary>
    public const string NewGroup = "new";

    /// <param name="Columns">Those that are shown, in their order; a row's cells are in the same.</param>
    /// <param name="Others">Those that one may choose beside them.</param>
    /// <param name="Amended">Null for the plan's own.</param>
    /// <param name="Total">Rows of tasks in all.</param>
    public sealed record Result(OpenPlan Plan, IReadOnlyList<Column> Columns, IReadOnlyList<Column> Others, IReadOnlyList<GridRow> Rows, Amended? Amended, int Total)
    {
        /// <summary>Those that the rows stand under, as the draft has them.</summary>
        public required IReadOnlyList<PillarContent> Pillars { get; init; }

        public PlanSort Sort { get; init; }

        /// <summary>What was chosen to group by; null where nothing was.</summary>
        public PlanGroup? Group { get; init; }

        /// <summary>As of <see cref="ListTasks.Result"/>.</summary>
        public IReadOnlyDictionary<string, ShownGroup> Groups { get; init; } = new Dictionary<string, ShownGroup>();
    }

    public sealed record Amended(Guid Id, int Number, AmendmentState State);

    /// <param name="Width">In pixels.</param>
    /// <param name="Options">What one may choose of; empty where one types freely.</param>
    public sealed record Column(GridColumn Of, int Width, IReadOnlyList<string> Options);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        private static readonly HashSet<TaskField> Short = [TaskFields.Title, TaskFields.Start, TaskFields.End, TaskFields.Lead, TaskFields.Weight];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var amendment = request.Amendment is { } number ? await db.Amendments.AsNoTracking().Include(each => each.Items).SingleOrDefaultAsync(each => each.PlanId == plan.Head.Id && each.Number == number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound) : null;
            tasks = amendment is null ? tasks : tasks.Where(task => task.DroppedOn == null);
            var concerned = request.OnlyAmended ? amendment?.Items.Select(each => each.TaskCode).ToList() : null;
            tasks = concerned is null ? tasks : tasks.Where(task => concerned.Contains(task.Code));
            var total = amendment is null ? plan.FoundInAll : await tasks.CountAsync(cancellationToken) + AddedBy(amendment, request.Filter).Count();
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var kept = await db.Arrangements.Where(each => each.LoginProvider == GridLayout.Of && each.Name == GridLayout.Name).Select(each => each.Value).SingleOrDefaultAsync(cancellationToken);
            var layout = GridLayout.Read(kept, context.User.Language);
            IReadOnlyList<GridColumn> shown = request.Columns is null ? [.. layout.Columns.Select(each => each.Column)] : [.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()];
            var read = await ReadAsync(plan, tasks, shown, request, cancellationToken);
            return new Result(
                plan,
                [.. layout.Columns.Select(each => new Column(each.Column, each.Width, words.OptionsOf(each.Column)))],
                [.. GridColumn.All.Except(shown).Select(each => new Column(each, each.Width, words.OptionsOf(each)))],
                [.. Amend(read, amendment, request, plan.Totals.Pillars).Select(each => each.Show(shown, words))],
                amendment is null ? null : new Amended(amendment.Id, amendment.Number, amendment.State),
                total)
            {
                Pillars = PillarsOf(plan, amendment),
                Sort = request.Sort,
                Group = request.Group,
                Groups = await new TaskGroups(db, context.User.Language, plan.Totals.Sectors).NamedAsync(tasks, [.. read.Select(each => each.Group).OfType<string>()], request.Group, cancellationToken),
            };
        }

        /// <summary>One that the amendment takes out stays for as long as tasks stand under it: none of them is hidden.</summary>
        private static IReadOnlyList<PillarContent> PillarsOf(OpenPlan plan, Amendment? amendment)
        {
            var after = amendment?.OutlineAfter?.Pillars ?? [];
            return [.. after, .. plan.Totals.Pillars.Where(each => after.Count == 0 || (each.Tasks > 0 && after.All(pillar => pillar.Code != each.Code))).Select(each => new PillarContent(each.Code, each.Title))];
        }

        /// <summary>The tasks as the amendment has them, with those it adds in their places: of a part, those that stand before its end.</summary>
        private static IEnumerable<GridTask> Amend(IReadOnlyList<GridTask> tasks, Amendment? amendment, Query request, IReadOnlyList<PillarTotals> pillars)
        {
            if (amendment is null)
            {
                return tasks;
            }

            var known = tasks.Select(each => amendment.ItemOf(each.Code) is { } item ? GridTask.Of(each.Id, item) with { Rank = each.Rank, Group = each.Group } : each with { Version = 0 });
            var added = AddedBy(amendment, request.Filter).Select(each => GridTask.Of(each.Id, each));
            if (request.IsOrdered)
            {
                var isAll = request.Take is not { } part || tasks.Count < part;
                return known.Concat(isAll ? added.InOrder().Select(each => each with { Group = request.Group == PlanGroup.Pillar ? each.PillarCode : NewGroup }) : []);
            }

            var order = pillars.Select((each, at) => (each.Code, at)).ToDictionary(each => each.Code, each => each.at);
            (int Pillar, string Rank) PlaceOf(GridTask task) => (order.GetValueOrDefault(task.PillarCode, int.MaxValue), task.Rank);
            static bool IsBefore((int Pillar, string Rank) one, (int Pillar, string Rank) other) =>
                one.Pillar != other.Pillar ? one.Pillar < other.Pillar : string.CompareOrdinal(one.Rank, other.Rank) < 0;
            if (request.Take is { } most && tasks.Count == most)
            {
                var end = PlaceOf(tasks[^1]);
                added = added.Where(each => IsBefore(PlaceOf(each), end));
            }

            return known.Concat(added).InOrder();
        }

        /// <summary>What is not agreed yet is found by its pillar alone: whatever else one looks for, it is new.</summary>
        private static IEnumerable<AmendmentItem> AddedBy(Amendment amendment, PlanFilter filter) =>
            amendment.Items.Where(each => each.Kind == AmendmentKind.Add && (filter.Pillar is null || each.After!.PillarCode == filter.Pillar));

        private async Task<IReadOnlyList<GridTask>> ReadAsync(OpenPlan plan, IQueryable<WorkTask> tasks, IReadOnlyList<GridColumn> shown, Query request, CancellationToken cancel)
        {
            var ordered = ListTasks.InOrder(db, plan, tasks, request.Sort, context.User.Language, clock.Today, request.Group);
            var some = request.Take is { } count ? ordered.Take(count) : ordered;

            // Of thousands of tasks the long texts are read only where somebody wants to see them.
            Expression<Func<WorkTask, TaskRow>> row = shown.All(each => each.Of is null || Short.Contains(each.Of))
                ? task => new TaskRow(task.Id, task.Version, task.Code, task.PillarCode, task.SortKey, new AgreedTask
                {
                    Title = task.Agreed.Title,
                    Start = task.Agreed.Start,
                    End = task.Agreed.End,
                    Lead = task.Agreed.Lead,
                    Weight = task.Agreed.Weight,
                })
                : task => new TaskRow(task.Id, task.Version, task.Code, task.PillarCode, task.SortKey, task.Agreed);
            var rows = await new TaskGroups(db, context.User.Language, plan.Totals.Sectors).ReadAsync(some, row, request.Group, cancel);
            var known = rows.Select(each => each.Row.Id).ToList();
            var ids = request.Take is null ? tasks.Select(task => task.Id) : db.Tasks.Where(task => known.Contains(task.Id)).Select(task => task.Id);
            var owners = (await db.TaskOwners.Where(each => ids.Contains(each.TaskId)).Select(each => new { each.TaskId, each.OwnerId }).ToListAsync(cancel))
                .ToLookup(each => each.TaskId, each => each.OwnerId);
            var milestones = (await db.Milestones.Where(each => ids.Contains(each.TaskId))
                .Select(each => new { each.TaskId, each.Id, each.Code, each.Type, each.Title, each.Planned }).ToListAsync(cancel))
                .ToLookup(each => each.TaskId, each => new MilestoneContent { Id = each.Id, Code = each.Code, Type = each.Type, Title = each.Title, Planned = each.Planned });
            return
            [
                .. from each in rows
                   let task = each.Row
                   select new GridTask(task.Id, task.Version, task.Code, task.PillarCode, task.Agreed, owners[task.Id], milestones[task.Id])
                   {
                       Rank = WorkTask.RankIn(task.SortKey),
                       Group = request.Group is null ? null : each.Group,
                   },
            ];
        }

        private sealed record TaskRow(Guid Id, int Version, string Code, string PillarCode, string SortKey, AgreedTask Agreed);
    }
}

using System.Globalization;
using System.Linq.Expressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What a plan's list is grouped by. A task stands in one group, so that counts add up to those of the plan.</summary>
public enum PlanGroup
{
    Pillar,

    /// <summary>By its first sector.</summary>
    Sector,

    /// <summary>By its owner of the side that leads in the plan's first year; of several, by the first in the reader's alphabet.</summary>
    Owner,

    /// <summary>By the side that leads in the plan's first year.</summary>
    Side,

    /// <summary>By the month in which it ends.</summary>
    Month,
}

/// <summary>Groups and orders tasks in words a database understands, so that it pages.</summary>
/// <param name="sectors">The plan's, in their order.</param>
internal sealed class TaskGroups(VisibleDb db, Language language, IReadOnlyList<Named> sectors)
{
    public IOrderedQueryable<WorkTask> InOrder(IQueryable<WorkTask> tasks, PlanGroup group) => group switch
    {
        PlanGroup.Pillar => tasks.OrderBy(PillarPlace()).ThenBy(task => task.PillarCode),
        PlanGroup.Sector => tasks.OrderBy(SectorPlace()),
        PlanGroup.Owner => ByOwner(tasks).ThenBy(OwnerOf()),
        PlanGroup.Side => tasks.OrderBy(task => task.Agreed.Lead == null).ThenByDescending(task => task.Agreed.Lead),
        PlanGroup.Month => NoneLast(tasks, MonthOf()),
    };

    /// <summary>By the name of the owner as whom one finds the task (<see cref="PlanGroup.Owner"/>), as the reader looks for it.</summary>
    public IOrderedQueryable<WorkTask> ByOwner(IQueryable<WorkTask> tasks)
    {
        var (ofTasks, key) = (db.TaskOwners, OwnerKey());
        return tasks.By(task => !ofTasks.Any(each => each.TaskId == task.Id)).ThenBy(key);
    }

    /// <summary>How many there are in each group: a code, an owner's id, a side's name or a month as in "2026-08"; empty for tasks that have none.</summary>
    /// <param name="tasks">All that are shown on any page.</param>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IQueryable<WorkTask> tasks, PlanGroup group, CancellationToken cancel) => group switch
    {
        PlanGroup.Pillar => await CountAsync(tasks, Pillar, cancel),
        PlanGroup.Sector => await CountAsync(tasks, Sector(), cancel),
        PlanGroup.Owner => await CountAsync(tasks, Owned(), cancel),
        PlanGroup.Side => await CountAsync(tasks, Led, cancel),
        PlanGroup.Month => await CountAsync(tasks, Ending, cancel),
    };

    /// <summary>The groups of a view by their keys, each with its tasks on all pages and its name.</summary>
    /// <param name="shown">The groups of the page's rows: others may have moved a task since those were read, and each has its heading all the same.</param>
    /// <param name="group">Null for none: then there are none.</param>
    public async Task<IReadOnlyDictionary<string, ShownGroup>> NamedAsync(IQueryable<WorkTask> tasks, IReadOnlyList<string> shown, PlanGroup? group, CancellationToken cancel)
    {
        if (group is not { } chosen)
        {
            return new Dictionary<string, ShownGroup>();
        }

        var counts = await CountAsync(tasks, chosen, cancel);
        var keys = counts.Keys.Union(shown).ToList();
        var ids = group == PlanGroup.Owner ? keys.Where(key => key.Length > 0).Select(Guid.Parse).ToList() : [];
        var names = ids.Count == 0 ? [] : await db.Owners.Where(owner => ids.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id.ToString(), owner => owner.Name, cancel);
        return keys.ToDictionary(key => key, key => new ShownGroup(counts.GetValueOrDefault(key, shown.Count(each => each == key)), names.GetValueOrDefault(key)));
    }

    /// <summary>Rows with their group, in one statement: what others save in between cannot part them.</summary>
    /// <param name="page">Those of one page, in their order.</param>
    /// <param name="group">Null for none: then no row has one.</param>
    public async Task<IReadOnlyList<(TRow Row, string Group)>> ReadAsync<TRow>(IQueryable<WorkTask> page, Expression<Func<WorkTask, TRow>> row, PlanGroup? group, CancellationToken cancel) => group is not { } chosen
        ? [.. (await page.Select(row).ToListAsync(cancel)).Select(each => (each, string.Empty))]
        : chosen switch
        {
            PlanGroup.Pillar => await ReadAsync(page, row, Pillar, cancel),
            PlanGroup.Sector => await ReadAsync(page, row, Sector(), cancel),
            PlanGroup.Owner => await ReadAsync(page, row, Owned(), cancel),
            PlanGroup.Side => await ReadAsync(page, row, Led, cancel),
            PlanGroup.Month => await ReadAsync(page, row, Ending, cancel),
        };

    private static GroupKey<string> Pillar => new(task => task.PillarCode, code => code);

    private static GroupKey<Side?> Led => new(task => task.Agreed.Lead, side => side?.ToString() ?? string.Empty);

    private static GroupKey<int?> Ending => new(MonthOf(), month => month is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known / 100}-{known % 100:00}") : string.Empty);

    private GroupKey<string?> Sector() => new(SectorOf(), code => code ?? string.Empty);

    private GroupKey<Guid?> Owned() => new(OwnerOf(), id => id?.ToString() ?? string.Empty);

    private static async Task<IReadOnlyDictionary<string, int>> CountAsync<TKey>(IQueryable<WorkTask> tasks, GroupKey<TKey> key, CancellationToken cancel) =>
        (await tasks.Select(key.Of).GroupBy(each => each).Select(each => new { each.Key, Count = each.Count() }).ToListAsync(cancel)).ToDictionary(each => key.Name(each.Key), each => each.Count);

    private static async Task<IReadOnlyList<(TRow Row, string Group)>> ReadAsync<TRow, TKey>(IQueryable<WorkTask> page, Expression<Func<WorkTask, TRow>> row, GroupKey<TKey> key, CancellationToken cancel)
    {
        var keyed = Expression.MemberInit(
            Expression.New(typeof(Keyed<TRow, TKey>)),
            Expression.Bind(typeof(Keyed<TRow, TKey>).GetProperty(nameof(Keyed<TRow, TKey>.Row))!, row.Body),
            Expression.Bind(typeof(Keyed<TRow, TKey>).GetProperty(nameof(Keyed<TRow, TKey>.Key))!, ReplacingExpressionVisitor.Replace(key.Of.Parameters[0], row.Parameters[0], key.Of.Body)));
        return [.. (await page.Select(Expression.Lambda<Func<WorkTask, Keyed<TRow, TKey>>>(keyed, row.Parameters)).ToListAsync(cancel)).Select(each => (each.Row, key.Name(each.Key)))];
    }

    private static IOrderedQueryable<WorkTask> NoneLast<TKey>(IQueryable<WorkTask> tasks, Expression<Func<WorkTask, TKey>> key) =>
        tasks.OrderBy(Expression.Lambda<Func<WorkTask, bool>>(Expression.Equal(key.Body, Expression.Constant(null, typeof(TKey))), key.Parameters)).ThenBy(key);

    private static Expression<Func<WorkTask, int?>> MonthOf() => task => task.Agreed.End == null ? null : task.Agreed.End.Value.Year * 100 + task.Agreed.End.Value.Month;

    private Expression<Func<WorkTask, int>> PillarPlace()
    {
        var plans = db.Plans;
        return task => plans.Where(plan => plan.Id == task.PlanId).SelectMany(plan => plan.Pillars).Where(pillar => pillar.Code == task.PillarCode).Select(pillar => pillar.Order).FirstOrDefault();
    }

    /// <summary>The first of them whose mark the task has.</summary>
    private Expression<Func<WorkTask, string?>> SectorOf() => OfFirstSector<string?>(null, (sector, _) => sector.Code);

    /// <summary>Its place in the plan's order; tasks of none are last.</summary>
    private Expression<Func<WorkTask, int>> SectorPlace() => OfFirstSector(sectors.Count, (_, place) => place);

    private Expression<Func<WorkTask, TValue>> OfFirstSector<TValue>(TValue ofNone, Func<Named, int, TValue> value)
    {
        var task = Expression.Parameter(typeof(WorkTask), "task");
        var text = Expression.Property(task, nameof(WorkTask.SearchText));
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var first = sectors.Index().Reverse().Aggregate(
            (Expression)Expression.Constant(ofNone, typeof(TValue)),
            (rest, each) => Expression.Condition(
                Expression.Call(text, contains, Expression.Constant(WorkTask.SectorMark(each.Item.Code))), Expression.Constant(value(each.Item, each.Index), typeof(TValue)), rest));
        return Expression.Lambda<Func<WorkTask, TValue>>(first, task);
    }

    private Expression<Func<WorkTask, Guid?>> OwnerOf()
    {
        var (ofTasks, owners, names, column) = OwnerParts();
        return task => ofTasks.Where(each => each.TaskId == task.Id)
            .Join(owners, each => each.OwnerId, owner => owner.Id, (each, owner) => new { owner.Id, owner.Side })
            .Join(names, owner => owner.Id, entry => entry.AggregateId, (owner, entry) => new { owner.Id, owner.Side, Key = EF.Property<byte[]>(entry, column) })
            .OrderBy(each => each.Side != task.Agreed.Lead).ThenBy(each => each.Key).ThenBy(each => each.Id)
            .Select(each => (Guid?)each.Id).FirstOrDefault();
    }

    private Expression<Func<WorkTask, byte[]?>> OwnerKey()
    {
        var (ofTasks, owners, names, column) = OwnerParts();
        return task => ofTasks.Where(each => each.TaskId == task.Id)
            .Join(owners, each => each.OwnerId, owner => owner.Id, (each, owner) => new { owner.Id, owner.Side })
            .Join(names, owner => owner.Id, entry => entry.AggregateId, (owner, entry) => new { owner.Id, owner.Side, Key = EF.Property<byte[]>(entry, column) })
            .OrderBy(each => each.Side != task.Agreed.Lead).ThenBy(each => each.Key).ThenBy(each => each.Id)
            .Select(each => each.Key).FirstOrDefault();
    }

    private (IQueryable<TaskOwner> OfTasks, IQueryable<Owner> Owners, IQueryable<TextEntry> Names, string Column) OwnerParts() =>
        (db.TaskOwners, db.Owners, db.DeskTexts.Where(entry => entry.Kind == TextKind.Owner && entry.Field == nameof(Owner.Name)), TextEntry.SortColumn(language));

    /// <param name="Name">What the group is called by in addresses and rows.</param>
    private sealed record GroupKey<TKey>(Expression<Func<WorkTask, TKey>> Of, Func<TKey, string> Name);

    private sealed class Keyed<TRow, TKey>
    {
        public TRow Row { get; init; } = default!;
        public TKey Key { get; init; } = default!;
    }
}

internal static class Ordering
{
    /// <summary>First by this, or next by this where they are in an order already.</summary>
    public static IOrderedQueryable<WorkTask> By<TKey>(this IQueryable<WorkTask> tasks, Expression<Func<WorkTask, TKey>> key) =>
        typeof(IOrderedQueryable<WorkTask>).IsAssignableFrom(tasks.Expression.Type) ? ((IOrderedQueryable<WorkTask>)tasks).ThenBy(key) : tasks.OrderBy(key);
}

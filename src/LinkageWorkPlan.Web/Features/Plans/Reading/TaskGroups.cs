using System.Globalization;
using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

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
/// <param name="sectors">All there are, in their order.</param>
internal sealed class TaskGroups(VisibleDb db, Language language, IReadOnlyList<Named> sectors)
{
    /// <param name="Key">A code, an owner's id, a side's name or a month as in "2026-08"; empty for tasks that have none.</param>
    public sealed record Found(IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<Guid, string> KeyOf);

    public IOrderedQueryable<WorkTask> InOrder(IQueryable<WorkTask> tasks, PlanGroup group) => group switch
    {
        PlanGroup.Pillar => tasks.OrderBy(PillarPlace()).ThenBy(task => task.PillarCode),
        PlanGroup.Sector => NoneLast(tasks, SectorOf()),
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

    /// <param name="tasks">All that are shown on any page.</param>
    /// <param name="page">Those of one.</param>
    public Task<Found> FindAsync(IQueryable<WorkTask> tasks, IReadOnlyList<Guid> page, PlanGroup group, CancellationToken cancel) => group switch
    {
        PlanGroup.Pillar => FindAsync(tasks, page, task => task.PillarCode, code => code, cancel),
        PlanGroup.Sector => FindAsync(tasks, page, SectorOf(), code => code ?? string.Empty, cancel),
        PlanGroup.Owner => FindAsync(tasks, page, OwnerOf(), id => id?.ToString() ?? string.Empty, cancel),
        PlanGroup.Side => FindAsync(tasks, page, task => task.Agreed.Lead, side => side?.ToString() ?? string.Empty, cancel),
        PlanGroup.Month => FindAsync(tasks, page, MonthOf(), month => month is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known / 100}-{known % 100:00}") : string.Empty, cancel),
    };

    private static async Task<Found> FindAsync<TKey>(IQueryable<WorkTask> tasks, IReadOnlyList<Guid> page, Expression<Func<WorkTask, TKey>> key, Func<TKey, string> name, CancellationToken cancel)
    {
        var counts = await tasks.Select(key).GroupBy(each => each).Select(each => new { each.Key, Count = each.Count() }).ToListAsync(cancel);
        var keyed = Expression.MemberInit(
            Expression.New(typeof(Keyed<TKey>)),
            Expression.Bind(typeof(Keyed<TKey>).GetProperty(nameof(Keyed<TKey>.Id))!, Expression.Property(key.Parameters[0], nameof(WorkTask.Id))),
            Expression.Bind(typeof(Keyed<TKey>).GetProperty(nameof(Keyed<TKey>.Key))!, key.Body));
        var keys = await tasks.Where(task => page.Contains(task.Id)).Select(Expression.Lambda<Func<WorkTask, Keyed<TKey>>>(keyed, key.Parameters)).ToListAsync(cancel);
        return new Found(counts.ToDictionary(each => name(each.Key), each => each.Count), keys.ToDictionary(each => each.Id, each => name(each.Key)));
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
    private Expression<Func<WorkTask, string?>> SectorOf()
    {
        var task = Expression.Parameter(typeof(WorkTask), "task");
        var text = Expression.Property(task, nameof(WorkTask.SearchText));
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var first = sectors.Reverse().Aggregate(
            (Expression)Expression.Constant(null, typeof(string)),
            (rest, sector) => Expression.Condition(Expression.Call(text, contains, Expression.Constant(WorkTask.SectorMark(sector.Code))), Expression.Constant(sector.Code), rest));
        return Expression.Lambda<Func<WorkTask, string?>>(first, task);
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

    private sealed class Keyed<TKey>
    {
        public Guid Id { get; init; }
        public TKey Key { get; init; } = default!;
    }
}

internal static class Ordering
{
    /// <summary>First by this, or next by this where they are in an order already.</summary>
    public static IOrderedQueryable<WorkTask> By<TKey>(this IQueryable<WorkTask> tasks, Expression<Func<WorkTask, TKey>> key) =>
        typeof(IOrderedQueryable<WorkTask>).IsAssignableFrom(tasks.Expression.Type) ? ((IOrderedQueryable<WorkTask>)tasks).ThenBy(key) : tasks.OrderBy(key);
}

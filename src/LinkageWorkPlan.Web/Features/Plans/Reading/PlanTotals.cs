using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>How many tasks of a pillar stand how, and how far they are.</summary>
/// <param name="Percent">Done, 0 to 100, weighted by the tasks' weights; null where there is no task.</param>
public sealed record PillarTotals(string Code, LocalizedText Title, IReadOnlyDictionary<WorkStatus, int> Counts, decimal? Percent)
{
    public int Tasks => Counts.Values.Sum();

    public int Late => Counts.GetValueOrDefault(WorkStatus.Delayed);
}

/// <summary>A plan's pillars in their order with their figures, and its sectors in theirs.</summary>
public sealed record PlanTotals(IReadOnlyList<PillarTotals> Pillars, IReadOnlyList<Named> Sectors)
{
    /// <summary>All who work on any task. Not their names: those change without the plan.</summary>
    public IReadOnlyList<Guid> Owners { get; init; } = [];

    public int Tasks => Pillars.Sum(each => each.Tasks);

    public int Of(WorkStatus status) => Pillars.Sum(each => each.Counts.GetValueOrDefault(status));

    public PillarTotals? Pillar(string code) => Pillars.FirstOrDefault(each => each.Code == code);

    /// <summary>
    /// Counted in the database once for each state of the plan and each day: status changes overnight without anybody saving,
    /// and every change of a plan raises its revision first.
    /// </summary>
    internal static Task<PlanTotals> OfAsync(VisibleDb db, IMemoryCache cache, PlanHead plan, DateOnly today, CancellationToken cancel) =>
        cache.LastAsync((typeof(PlanTotals), plan.Id), (plan.Revision, today), () => CountAsync(db, plan.Id, today, cancel));

    private static async Task<PlanTotals> CountAsync(VisibleDb db, Guid plan, DateOnly today, CancellationToken cancel)
    {
        var pillars = await db.Plans.AsNoTracking().Where(each => each.Id == plan).SelectMany(each => each.Pillars)
            .OrderBy(each => each.Order).Select(each => new Named(each.Code, each.Title)).ToListAsync(cancel);
        var figures = await db.Tasks.Where(task => task.PlanId == plan).ByPillarAndStatus(today)
            .Select(group => new
            {
                group.Key.Pillar,
                group.Key.Status,
                Count = group.Count(),
                Weight = group.Sum(task => (long)task.Agreed.Weight),
                Done = group.Sum(task => (long)task.Agreed.Weight * task.Percent),
            })
            .ToListAsync(cancel);
        var sectors = await db.Plans.Where(each => each.Id == plan).Select(each => each.Sectors).SingleOrDefaultAsync(cancel) ?? [];
        return new PlanTotals(
            [
                .. pillars.Select(pillar =>
                {
                    var own = figures.Where(each => each.Pillar == pillar.Code).ToList();
                    var weight = own.Sum(each => each.Weight);
                    return new PillarTotals(pillar.Code, pillar.Title, own.ToDictionary(each => each.Status, each => each.Count), weight == 0 ? null : (decimal)own.Sum(each => each.Done) / weight);
                }),
            ],
            [.. sectors.Select(each => new Named(each.Code, each.Title))])
        {
            Owners = await db.TaskOwners.Where(each => db.Tasks.Any(task => task.Id == each.TaskId && task.PlanId == plan)).Select(each => each.OwnerId).Distinct().ToListAsync(cancel),
        };
    }
}

/// <summary>A code and what it stands for.</summary>
public sealed record Named(string Code, LocalizedText Title);

internal static class MemorandumNames
{
    /// <summary>The memorandum's contents, in the order of their codes.</summary>
    public static async Task<IReadOnlyList<Named>> MemorandumNamesAsync(this VisibleDb db, CancellationToken cancel) =>
        await db.Memorandum.OrderBy(each => each.SortKey).Select(each => new Named(each.Code, each.Title)).ToListAsync(cancel);
}

using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What every view of a plan begins with.</summary>
/// <param name="Found">Tasks that pass the filter, by pillar; pillars without any are left out.</param>
public sealed record OpenPlan(PlanHead Head, PlanTotals Totals, PlanFilter Filter, IReadOnlyDictionary<string, int> Found)
{
    public int FoundInAll => Found.Values.Sum();

    /// <summary>All who work on a task of the plan, by side, whatever is filtered.</summary>
    public IReadOnlyList<(Guid Id, OwnerName Name)> Owners { get; init; } = [];

    /// <summary>The memorandum's contents, in the order of their codes.</summary>
    public IReadOnlyList<Named> Contents { get; init; } = [];

    /// <summary>Also hands back the filtered tasks of the plan, not yet asked for.</summary>
    internal static async Task<(OpenPlan Plan, IQueryable<WorkTask> Tasks)> ReadAsync(
        VisibleDb db, IMemoryCache cache, CurrentUser user, Clock clock, string code, PlanFilter filter, CancellationToken cancel)
    {
        await db.OpenConnectionAsync(cancel);
        var head = await db.HeadOfPlanAsync(code, cancel);
        var totals = await PlanTotals.OfAsync(db, cache, head, clock.Today, cancel);
        var tasks = db.Tasks.AsNoTracking().Where(task => task.PlanId == head.Id).Matching(filter, head, user.OwnerId, clock.Today);
        var found = filter.IsEmpty
            ? totals.Pillars.Where(each => each.Tasks > 0).ToDictionary(each => each.Code, each => each.Tasks)
            : await tasks.GroupBy(task => task.PillarCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancel);
        var owners = await db.Owners.Where(owner => totals.Owners.Contains(owner.Id)).Select(owner => new { owner.Id, owner.Side, owner.Name }).ToListAsync(cancel);
        return (new OpenPlan(head, totals, filter, found)
        {
            Contents = await db.MemorandumNamesAsync(cancel),
            Owners = [.. owners.OrderBy(each => each.Side).ThenBy(each => each.Name.For(user.Language), TextOrder.For(user.Language)).Select(each => (each.Id, new OwnerName(each.Side, each.Name)))],
        }, tasks);
    }
}

/// <summary>Which part of a list is shown.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows on a full page.</param>
/// <param name="Rows">Rows on all pages.</param>
public sealed record PageOf(int Number, int Size, int Rows)
{
    public int Pages => Math.Max(1, (Rows + Size - 1) / Size);

    public int Skip => (Number - 1) * Size;

    /// <summary>Number of the first and last row shown; 0 where there is none.</summary>
    public int First => Rows == 0 ? 0 : Skip + 1;

    public int Last => Math.Min(Rows, Skip + Size);

    /// <summary>A page that exists: the nearest to the one asked for.</summary>
    public static PageOf Of(int asked, int size, int rows)
    {
        var page = new PageOf(1, size, rows);
        return page with { Number = Math.Clamp(asked, 1, page.Pages) };
    }
}

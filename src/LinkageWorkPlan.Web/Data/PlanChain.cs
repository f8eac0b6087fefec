using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>A plan, the one it goes on with, the one before that, and so on.</summary>
internal static class PlanChain
{
    /// <returns>Their codes by id, the plan itself first.</returns>
    public static async Task<IReadOnlyDictionary<Guid, string>> ChainAsync(this WorkPlanDb db, Guid plan, CancellationToken cancel)
    {
        var all = await db.Plans.AsNoTracking().Select(each => new { each.Id, each.Code, each.Continues }).ToListAsync(cancel);
        var (byCode, chain) = (all.ToDictionary(each => each.Code), new Dictionary<Guid, string>());
        var at = all.Find(each => each.Id == plan);
        while (at is not null && chain.TryAdd(at.Id, at.Code))
        {
            at = at.Continues is null ? null : byCode.GetValueOrDefault(at.Continues);
        }

        return chain;
    }
}

using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

internal static class Deputies
{
    /// <summary>Accounts that sign in a co-chair's place on a day, by a delegation on file.</summary>
    public static async Task<IReadOnlyList<Guid>> DeputiesAsync(this WorkPlanDb db, DateOnly day, CancellationToken cancel) =>
        [.. (await db.Delegations.AsNoTracking().Where(each => each.From <= day && each.To >= day).ToListAsync(cancel)).Where(each => each.IsInForce(day)).Select(each => each.DeputyId).Distinct()];
}

using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

internal static class DeliveryRecords
{
    /// <summary>Those of the records that a secretary may take back: one's own, and those of colleagues of one's own side.</summary>
    public static async Task<HashSet<Guid>> OwnRecordsAsync(this IQueryable<Account> users, IEnumerable<DeliveryEvent> records, CurrentUser user, CancellationToken cancel)
    {
        var all = records.ToList();
        var recorders = all.Select(each => each.AccountId).OfType<Guid>().ToList();
        var own = await users.Where(each => recorders.Contains(each.Id) && each.Side == user.Side).Select(each => each.Id).ToListAsync(cancel);
        return [.. all.Where(each => each.AccountId is { } by && own.Contains(by)).Select(each => each.Id)];
    }
}

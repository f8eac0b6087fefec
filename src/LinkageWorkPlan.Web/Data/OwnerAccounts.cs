using LinkageWorkPlan.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Which accounts are notified about an owner's tasks. An owner with a contact address but no account gets no notifications.</summary>
internal static class OwnerAccounts
{
    /// <returns>By the owner's id: accounts that act for it, and for a unit those of the person who heads it, where they work and read drafts.</returns>
    public static async Task<ILookup<Guid, Guid>> OwnerAccountsAsync(this WorkPlanDb db, CancellationToken cancel)
    {
        var accounts = (await db.Users.AsNoTracking().Where(each => !each.IsDisabled && each.OwnerId != null).OrderBy(each => each.Id).Select(each => new { each.Id, each.Role, Owner = each.OwnerId!.Value }).ToListAsync(cancel))
            .Where(each => Comment.MayRead(each.Role)).ToList();
        var persons = accounts.Select(each => each.Owner).Distinct().ToList();
        var headed = persons.Count == 0 ? [] : await db.Owners.AsNoTracking().Where(each => each.HeadId != null && persons.Contains(each.HeadId.Value)).Select(each => new { each.Id, Head = each.HeadId!.Value }).ToListAsync(cancel);
        return accounts.Select(each => (each.Owner, Account: each.Id))
            .Concat(headed.Join(accounts, each => each.Head, account => account.Owner, (unit, account) => (Owner: unit.Id, Account: account.Id)))
            .Distinct().ToLookup(each => each.Owner, each => each.Account);
    }
}

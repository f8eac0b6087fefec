using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>What people signed in to an older copy with: it goes on with the newer one, or they would need new addresses every time.</summary>
internal static class SignInData
{
    /// <summary>Of accounts of the side that are in both. One-time addresses of those who have a password are void.</summary>
    /// <returns>E-mail addresses of accounts that have a password now.</returns>
    public static async Task<IReadOnlySet<string>> CarryAsync(WorkPlanDb from, WorkPlanDb to, Side side, CancellationToken cancel)
    {
        var there = (await to.Users.Where(each => each.Side == side && !each.IsDisabled).Select(each => each.Id).ToListAsync(cancel)).ToHashSet();
        var carried = await from.Users.AsNoTracking().Where(each => each.Side == side && each.PasswordHash != null).ToListAsync(cancel);
        carried.RemoveAll(each => !there.Contains(each.Id));
        foreach (var account in carried)
        {
            await to.Users.Where(each => each.Id == account.Id).ExecuteUpdateAsync(
                set => set.SetProperty(each => each.PasswordHash, account.PasswordHash).SetProperty(each => each.SecurityStamp, account.SecurityStamp), cancel);
            await to.SetupTokens.Where(each => each.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        }

        var ids = carried.Select(each => each.Id).ToList();
        to.AddRange(await from.SecondFactors.AsNoTracking().Where(each => ids.Contains(each.AccountId)).ToListAsync(cancel));
        to.AddRange(await from.Passkeys.AsNoTracking().Where(each => ids.Contains(each.AccountId)).ToListAsync(cancel));
        to.AddRange(await from.RecoveryCodes.AsNoTracking().Where(each => ids.Contains(each.AccountId)).ToListAsync(cancel));
        to.AddRange(await from.Sessions.AsNoTracking().Where(each => ids.Contains(each.AccountId)).ToListAsync(cancel));

        // The secrets of authenticator apps are protected by them, and the cookies of those who are signed in.
        to.AddRange((await from.Set<DataProtectionKey>().AsNoTracking().OrderBy(each => each.Id).ToListAsync(cancel)).Select(each => new DataProtectionKey { FriendlyName = each.FriendlyName, Xml = each.Xml }));
        await to.SaveAsIsAsync(cancel);
        return carried.Select(each => each.Email!).ToHashSet();
    }
}

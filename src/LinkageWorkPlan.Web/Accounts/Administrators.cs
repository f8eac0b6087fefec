using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>On each side there is always somebody who can let others in.</summary>
internal static class Administrators
{
    /// <summary>True where an administrator of the side who can sign in is there, besides the one excepted.</summary>
    public static Task<bool> AnyOtherAsync(WorkPlanDb db, Side side, Guid? except, CancellationToken cancel) =>
        db.Users.AnyAsync(account => account.Role == Role.Administrator && account.Side == side && !account.IsDisabled && account.PasswordHash != null && account.Id != except, cancel);

    /// <summary>Holds all administrators' rows, so that two of them cannot take each other's rights at the same moment.</summary>
    public static Task LockAsync(WorkPlanDb db, CancellationToken cancel) =>
        db.Users.Where(account => account.Role == Role.Administrator)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnabled, account => account.LockoutEnabled), cancel);

    /// <exception cref="RuleException"><see cref="Rules.LastAdministrator"/>.</exception>
    public static async Task RequireAnotherAsync(WorkPlanDb db, Account account, CancellationToken cancel)
    {
        if (account is { Role: Role.Administrator, IsDisabled: false, PasswordHash: not null } && !await AnyOtherAsync(db, account.Side, account.Id, cancel))
        {
            throw new RuleException(Rules.LastAdministrator);
        }
    }
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>As what somebody signs or returns today: as the co-chair, or as a deputy by the delegation that is in force.</summary>
internal static class SignerFinder
{
    /// <exception cref="RuleException"><see cref="Rules.NoDelegation"/>: a deputy whose delegation is not in force today.</exception>
    public static async Task<(Account Account, Signer Signer)> SignerAsync(this WorkPlanDb db, CurrentUser user, DateOnly today, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(each => each.Id == user.Id, cancel);
        if (account.Role == Role.CoChair)
        {
            return (account, Signer.CoChair(account.Id, account.DisplayName, account.Position));
        }

        var delegation = await db.DelegationAsync(account.Id, today, cancel) ?? throw new RuleException(Rules.NoDelegation);
        return (account, Signer.Deputy(account.Id, account.DisplayName, account.Position, delegation.ActingFor, delegation));
    }

    /// <summary>The decision on file by which somebody named on a paper signed it.</summary>
    /// <param name="name">As on the paper; case and spelling of the same letters do not matter.</param>
    /// <param name="day">The day on the paper.</param>
    /// <exception cref="RuleException"><see cref="Rules.NoDelegationOnDay"/>: none of that name was in force.</exception>
    public static async Task<Delegation> DelegationOfAsync(this WorkPlanDb db, Side side, string name, DateOnly day, CancellationToken cancel)
    {
        var wanted = SearchKey.Stored(name);
        var given = await db.Delegations.AsNoTracking().Where(each => each.Side == side && each.From <= day && each.To >= day).OrderBy(each => each.Id).ToListAsync(cancel);
        return given.FirstOrDefault(each => each.IsInForce(day) && SearchKey.Stored(each.DeputyName) == wanted)
            ?? throw new RuleException(Rules.NoDelegationOnDay, nameof(SignOnPaper.Command.ActingFor), name, day);
    }

    /// <returns>Null where none is in force.</returns>
    public static async Task<Delegation?> DelegationAsync(this WorkPlanDb db, Guid deputy, DateOnly today, CancellationToken cancel) =>
        (await db.Delegations.AsNoTracking().Where(each => each.DeputyId == deputy && each.From <= today && each.To >= today).OrderBy(each => each.Id).ToListAsync(cancel))
        .FirstOrDefault(each => each.IsInForce(today));
}

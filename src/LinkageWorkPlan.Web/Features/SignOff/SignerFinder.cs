using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>As what somebody signs or returns today: as the co-chair, or as a deputy by the delegation that is in force.</summary>
internal static class SignerFinder
{
    /// <exception cref="RuleException"><see cref="Rules.NoDelegation"/>: a deputy whose delegation is not in force today.</exception>
    public static async Task<Signer> SignerAsync(this WorkPlanDb db, CurrentUser user, DateOnly today, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(each => each.Id == user.Id, cancel);
        if (account.Role == Role.CoChair)
        {
            return Signer.CoChair(account.Id, account.DisplayName, account.Position) with { OtherName = account.OtherName };
        }

        var delegation = await db.DelegationAsync(account.Id, today, cancel) ?? throw new RuleException(Rules.NoDelegation);
        return Signer.Deputy(account.Id, account.DisplayName, account.Position, delegation.ActingFor, delegation, today) with { OtherName = account.OtherName };
    }

    /// <summary>Of somebody who signs on paper the name in the other script, where their own account has it.</summary>
    /// <param name="name">As on the paper.</param>
    public static async Task<string> OtherNameOfAsync(this WorkPlanDb db, Side side, string name, CancellationToken cancel) =>
        (await db.Users.AsNoTracking().Where(each => each.Side == side && (each.Role == Role.CoChair || each.Role == Role.Deputy)).OrderBy(each => each.Id).Select(each => new { each.DisplayName, each.OtherName }).ToListAsync(cancel))
        .Find(each => SearchKey.Stored(each.DisplayName) == SearchKey.Stored(name))?.OtherName ?? string.Empty;

    /// <summary>The decision on file by which somebody named on a paper signed it.</summary>
    /// <param name="name">As on the paper.</param>
    /// <param name="day">The day on the paper.</param>
    /// <returns>Null where none of that name was in force.</returns>
    public static async Task<Delegation?> DelegationOfAsync(this WorkPlanDb db, Side side, string name, DateOnly day, CancellationToken cancel) =>
        (await db.Delegations.AsNoTracking().Where(each => each.Side == side && each.From <= day && each.To >= day).OrderBy(each => each.Id).ToListAsync(cancel))
        .FirstOrDefault(each => each.Covers(name, day));

    /// <returns>Null where none is in force.</returns>
    public static async Task<Delegation?> DelegationAsync(this WorkPlanDb db, Guid deputy, DateOnly today, CancellationToken cancel) =>
        (await db.Delegations.AsNoTracking().Where(each => each.DeputyId == deputy && each.From <= today && each.To >= today).OrderBy(each => each.Id).ToListAsync(cancel))
        .FirstOrDefault(each => each.IsInForce(today));
}

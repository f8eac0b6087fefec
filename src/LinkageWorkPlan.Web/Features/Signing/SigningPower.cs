using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>
/// Whatever gives somebody power over signing closes it for that account, and both sides are informed, in the transaction of the change
/// (docs/decisions/0031). What only makes the data of a test or of the demo goes past it.
/// </summary>
public sealed class SigningPower(WorkPlanDb db, RequestContext context, SigningOptions options, MailQueue mails, AccountLog log, Clock clock, CopyState copy)
{
    /// <summary>
    /// Does nothing for an account whose role has no part in signing. To be saved by the caller, with the change itself. The one guard for
    /// co-chairs and deputies: an administrator who is not joined by one of the other side is refused here (docs/decisions/0088).
    /// In a side's read-only copy nobody signs, and its administrator alone lets people in.
    /// </summary>
    /// <exception cref="RuleException"><see cref="Rules.NeedsBothSides"/>.</exception>
    public async Task NotifyAsync(Account account, SigningChange change, CancellationToken cancel)
    {
        if ((account.Role & AccountRules.WithSigningPower) == 0)
        {
            return;
        }

        if (context.User.Is(Role.Administrator) && (account.Role & Roles.Signers) != 0 && !context.IsAgreed && !copy.IsReadOnly)
        {
            throw new RuleException(Rules.NeedsBothSides);
        }

        var (user, now) = (context.User, clock.UtcNow);
        var hold = new SigningHold(account.Id, account.DisplayName, account.Role, account.Side, change, (user.Id, user.Name), now, options.Hold());
        if (user.Is(Role.CoChair))
        {
            hold.ConfirmByAuthor();
        }
        else if (account.Role == Role.Secretary && await IsAloneAsync(hold, cancel) && !await db.Rounds.AnyAsync(round => round.Signatures.Any(each => each.Side == account.Side), cancel))
        {
            hold.WaiveOwnConfirmation();
        }

        // One that still waits for a word is not ended by one that needs none: a co-chair who gives a delegation says nothing of an administrator's.
        foreach (var former in await db.SigningHolds.Where(each => each.AccountId == account.Id && each.Change == change && each.ReplacedAt == null).ToListAsync(cancel))
        {
            if (hold.NeedsOwnConfirmation || !former.NeedsOwnConfirmation)
            {
                former.Replace(now);
            }
        }

        if (change == SigningChange.Role)
        {
            // An address from before would set the password of an account with more power than it was given for.
            await OneTimeAddress.VoidAsync(db, account.Id, cancel);
        }

        db.SigningHolds.Add(hold);
        await mails.QueueSigningPowerMailAsync(hold, cancel);
        log.SigningPower(change, account.Id, user.Id, hold.Until);
    }

    /// <inheritdoc cref="IsAloneAsync(IQueryable{Account}, IQueryable{SigningHold}, SigningHold, CancellationToken)"/>
    public Task<bool> IsAloneAsync(SigningHold hold, CancellationToken cancel) => IsAloneAsync(db.Users, db.SigningHolds, hold, cancel);

    /// <summary>
    /// Whether nobody on the account's own side can confirm: of its secretaries and co-chairs none can sign in, or they wait to be confirmed
    /// themselves, or are the account itself or who made the change.
    /// </summary>
    public static async Task<bool> IsAloneAsync(IQueryable<Account> users, IQueryable<SigningHold> holds, SigningHold hold, CancellationToken cancel) => !await users.AnyAsync(
        each => each.Side == hold.Side && (each.Role == Role.Secretary || each.Role == Role.CoChair) && !each.IsDisabled && each.PasswordHash != null && each.Id != hold.AccountId && each.Id != hold.ById
            && !holds.Any(other => other.AccountId == each.Id && other.ReplacedAt == null && other.OwnConfirmedBy == null),
        cancel);

    /// <summary>The one-time address was used: the time begins now, whenever that is, since only now somebody can sign in by it. To be saved by the caller.</summary>
    public async Task RestartAsync(Account account, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        foreach (var hold in await db.SigningHolds.Where(each => each.AccountId == account.Id && each.ReplacedAt == null && (each.Change == SigningChange.Invited || each.Change == SigningChange.Reset)).ToListAsync(cancel))
        {
            hold.Restart(now, options.Hold());
        }
    }

    /// <exception cref="RuleException">Signing with the account is closed (<see cref="SigningHold.RequireOpen"/>).</exception>
    public async Task RequireOpenAsync(Guid account, CancellationToken cancel) =>
        SigningHold.RequireOpen(await db.SigningHolds.AsNoTracking().Where(each => each.AccountId == account && each.ReplacedAt == null).ToListAsync(cancel), clock.UtcNow);
}

using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>What gave an account power over signing, or gave somebody a way into it. Stored by name.</summary>
public enum SigningChange
{
    /// <summary>The account was made.</summary>
    Invited,

    /// <summary>A new one-time address lets somebody set its password.</summary>
    Reset,

    /// <summary>Its e-mail address was changed.</summary>
    Address,

    /// <summary>Its role was changed.</summary>
    Role,

    /// <summary>It was disabled and works again.</summary>
    Enabled,

    /// <summary>A delegation lets it sign in the co-chair's place.</summary>
    Delegated,
}

/// <summary>Who confirms a hold.</summary>
public sealed record Confirmer(Guid Id, string Name, Role Role, Side Side);

/// <summary>
/// Keeps an account from signing after a change that gave it power over signing: for a time, unless the other side's co-chair opens it
/// earlier, and at least until somebody of the account's own side has confirmed the change. Secretaries as well: they record what was
/// signed on paper and confirm others, so that one who is nobody's word but an administrator's would sign for the side.
/// </summary>
public sealed class SigningHold
{
    public const int NameMax = 240;

    private SigningHold()
    {
    }

    /// <param name="by">Who made the change; the id is empty for the command line.</param>
    /// <param name="hold">How long signing stays closed.</param>
    public SigningHold(Guid accountId, string accountName, Role role, Side side, SigningChange change, (Guid Id, string Name) by, DateTime atUtc, TimeSpan hold)
    {
        Id = Guid.CreateVersion7();
        (AccountId, AccountName, Role, Side, Change) = (accountId, accountName, role, side, change);
        (ById, ByName, At, Until) = (by.Id, by.Name, atUtc, atUtc + hold);
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public string AccountName { get; private set; } = string.Empty;
    public Role Role { get; private set; }
    public Side Side { get; private set; }
    public SigningChange Change { get; private set; }
    public Guid ById { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC; until then signing is closed, unless the other side's co-chair confirmed.</summary>
    public DateTime Until { get; private set; }

    /// <summary>Who of its own side confirmed; null where nobody did, empty where nobody could (<see cref="WaiveOwnConfirmation"/>).</summary>
    public string? OwnConfirmedBy { get; private set; }

    /// <summary>The other side's co-chair who confirmed; null where none did.</summary>
    public string? OtherConfirmedBy { get; private set; }

    /// <summary>UTC; a later change of the same kind took its place, or it was given up.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public bool NeedsOwnConfirmation => OwnConfirmedBy is null;

    public bool IsTimeLeft(DateTime nowUtc) => OtherConfirmedBy is null && nowUtc < Until;

    /// <summary>True where it keeps the account from signing.</summary>
    public bool Closes(DateTime nowUtc) => ReplacedAt is null && (NeedsOwnConfirmation || IsTimeLeft(nowUtc));

    public bool MayConfirmOwn(Confirmer who) => NeedsOwnConfirmation && who.Side == Side && (who.Role & (Role.Secretary | Role.CoChair)) != 0 && who.Id != AccountId && who.Id != ById;

    /// <param name="isAlone">True where nobody is left on the account's own side who could confirm.</param>
    public bool MayConfirmOther(Confirmer who, bool isAlone) => (OtherConfirmedBy is null || (isAlone && NeedsOwnConfirmation)) && who.Side == Side.Other() && who.Role == Role.CoChair;

    /// <summary>Confirms for the side of the one who confirms. A second time changes nothing.</summary>
    /// <param name="isAlone">True where nobody is left on the account's own side who could confirm: the other side's co-chair then does for both, or the side could never sign again.</param>
    /// <exception cref="RuleException"><see cref="Rules.HoldNotYours"/>.</exception>
    public void Confirm(Confirmer who, bool isAlone)
    {
        if (MayConfirmOwn(who))
        {
            OwnConfirmedBy = who.Name;
        }
        else if (MayConfirmOther(who, isAlone))
        {
            OtherConfirmedBy ??= who.Name;
            OwnConfirmedBy ??= isAlone ? who.Name : null;
        }
        else if (OwnConfirmedBy != who.Name && OtherConfirmedBy != who.Name)
        {
            throw new RuleException(Rules.HoldNotYours);
        }
    }

    /// <summary>The author of the change is of the account's own side and needs no second person, as a co-chair who gives a delegation.</summary>
    public void ConfirmByAuthor() => OwnConfirmedBy = ByName;

    /// <summary>The first secretary of a side that has never signed: nobody is there to confirm, and the time alone has to go by.</summary>
    public void WaiveOwnConfirmation() => OwnConfirmedBy = string.Empty;

    /// <summary>The one-time address was used only now: the time starts again, and nothing that was confirmed is lost.</summary>
    public void Restart(DateTime nowUtc, TimeSpan hold) => Until = nowUtc + hold;

    public void Replace(DateTime nowUtc) => ReplacedAt ??= nowUtc;

    /// <exception cref="RuleException"><see cref="Rules.SigningUnconfirmed"/> or <see cref="Rules.SigningClosedUntil"/>: signing with the account is closed.</exception>
    public static void RequireOpen(IEnumerable<SigningHold> holds, DateTime nowUtc)
    {
        var closing = holds.Where(each => each.Closes(nowUtc)).OrderByDescending(each => each.Until).ToList();
        if (closing.Find(each => each.NeedsOwnConfirmation) is { } missing)
        {
            throw new RuleException(Rules.SigningUnconfirmed, null, missing.ByName, missing.At);
        }

        if (closing.FirstOrDefault() is { } last)
        {
            throw new RuleException(Rules.SigningClosedUntil, null, last.Until, last.ByName, last.At);
        }
    }
}

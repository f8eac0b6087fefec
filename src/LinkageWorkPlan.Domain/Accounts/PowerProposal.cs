using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>How far a proposal came. Stored by name.</summary>
public enum PowerProposalState
{
    /// <summary>Waits for an administrator of the other side.</summary>
    Open,

    /// <summary>Carried out, by an administrator of each side.</summary>
    Confirmed,

    Declined,

    /// <summary>Taken back by an administrator of the side that proposed it.</summary>
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Expired,
}

/// <summary>What a proposal would do, as both administrators read it.</summary>
/// <param name="AccountId">Whom it concerns; of a new account the id that it will have.</param>
/// <param name="Subject">At most one open proposal has it: the account, or the address of a new one.</param>
/// <param name="Name">The person's name afterwards.</param>
/// <param name="FormerName">Null where it stays, and for a new account; the same of address and role.</param>
/// <param name="Position">As it will be printed under what the account signs.</param>
/// <param name="Stamp">Of the account as it was when the change was proposed; empty for a new one.</param>
public sealed record PowerChangeFacts(
    Guid AccountId, string Subject, string Name, string Email, Role Role, LocalizedText Position, SigningChange Change, string Stamp,
    string? FormerName = null, string? FormerEmail = null, Role? FormerRole = null)
{
    /// <summary>Only of a delegation.</summary>
    public DelegationFacts? Delegation { get; init; }
}

/// <summary>What a proposed delegation says.</summary>
public sealed record DelegationFacts(DateOnly From, DateOnly To, string Number, DateOnly DecidedOn, Guid ScanId);

/// <summary>
/// A change that gives an account power over signing: an administrator of its own side proposes it, and it is carried out once an
/// administrator of the other side has confirmed it. Alone, a side's administrators can only take such power away.
/// </summary>
public sealed class PowerProposal : IAudited
{
    public const int NameMax = 240;
    public const int WhyMax = 500;

    private PowerProposal()
    {
    }

    /// <param name="useCase">Which command carries it out.</param>
    /// <param name="payload">That command, without secrets.</param>
    /// <param name="why">For the other side's administrator; a delegation says it itself.</param>
    /// <exception cref="RuleException"><paramref name="why"/> is missing or too long.</exception>
    public PowerProposal(PowerChangeFacts facts, Confirmer by, string useCase, string payload, string? why, DateTime nowUtc, TimeSpan time)
    {
        Id = Guid.CreateVersion7();
        (AccountId, Subject, AccountName, Email, Role, Side) = (facts.AccountId, facts.Subject, facts.Name, facts.Email, facts.Role, by.Side);
        (FormerName, FormerEmail, FormerRole, Position, Change, Stamp) = (facts.FormerName, facts.FormerEmail, facts.FormerRole, facts.Position, facts.Change, facts.Stamp);
        if (facts.Delegation is { } delegation)
        {
            (From, To, Number, DecidedOn, ScanId) = (delegation.From, delegation.To, delegation.Number, delegation.DecidedOn, delegation.ScanId);
        }

        Why = facts.Delegation is null || !string.IsNullOrWhiteSpace(why) ? Check.Text(why, nameof(Why), WhyMax) : string.Empty;
        (UseCase, Payload, ById, ByName, At, ExpiresAt) = (useCase, payload, by.Id, by.Name, nowUtc, nowUtc + time);
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public string Subject { get; private set; } = string.Empty;
    public string AccountName { get; private set; } = string.Empty;
    public string? FormerName { get; private set; }
    public string Email { get; private set; } = string.Empty;
    public string? FormerEmail { get; private set; }
    public Role Role { get; private set; }
    public Role? FormerRole { get; private set; }
    public LocalizedText Position { get; private set; } = LocalizedText.Empty;

    /// <summary>The account's, and that of who proposed it.</summary>
    public Side Side { get; private set; }

    public SigningChange Change { get; private set; }

    /// <summary>First and last day of a proposed delegation, its decision's number and day, and the scan; null for anything else.</summary>
    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }
    public string? Number { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public Guid? ScanId { get; private set; }

    public string UseCase { get; private set; } = string.Empty;
    public string Payload { get; private set; } = string.Empty;
    public string Stamp { get; private set; } = string.Empty;
    public string Why { get; private set; } = string.Empty;
    public Guid ById { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC; from then on nobody can confirm it.</summary>
    public DateTime ExpiresAt { get; private set; }

    public PowerProposalState State { get; private set; }

    /// <summary>Who confirmed, declined or withdrew it; null while it is open, and where it expired.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? Answer { get; private set; }

    /// <summary>UTC; until then the account's side may take the one-time address that was agreed to. Null where there is none, or it was taken.</summary>
    public DateTime? AddressUntil { get; private set; }

    /// <summary>True where its person gets a one-time address by it.</summary>
    public bool GivesAddress => Change is SigningChange.Invited or SigningChange.Reset;

    public PowerProposalState StateAt(DateTime nowUtc) => State == PowerProposalState.Open && nowUtc >= ExpiresAt ? PowerProposalState.Expired : State;

    /// <summary>An administrator of the other side, and not the account itself.</summary>
    public bool MayAnswer(Confirmer who) => who.Role == Role.Administrator && who.Side == Side.Other() && who.Id != AccountId && who.Id != ById;

    public bool MayWithdraw(Confirmer who) => who.Role == Role.Administrator && who.Side == Side;

    public bool MayTakeAddress(Confirmer who, DateTime nowUtc) => MayWithdraw(who) && State == PowerProposalState.Confirmed && nowUtc < AddressUntil;

    /// <param name="addressTime">For how long the account's side may take the one-time address.</param>
    /// <exception cref="RuleException">It is settled or too old, or <see cref="Rules.ProposalNotYours"/>.</exception>
    public void Confirm(Confirmer who, DateTime nowUtc, TimeSpan addressTime)
    {
        Answered(MayAnswer(who), PowerProposalState.Confirmed, who, nowUtc);
        AddressUntil = GivesAddress ? nowUtc + addressTime : null;
    }

    /// <exception cref="RuleException">As <see cref="Confirm"/>, or <paramref name="why"/> is missing.</exception>
    public void Decline(Confirmer who, string? why, DateTime nowUtc)
    {
        var answer = Check.Text(why, nameof(Answer), WhyMax);
        Answered(MayAnswer(who), PowerProposalState.Declined, who, nowUtc);
        Answer = answer;
    }

    /// <exception cref="RuleException">As <see cref="Confirm"/>.</exception>
    public void Withdraw(Confirmer who, DateTime nowUtc) => Answered(MayWithdraw(who), PowerProposalState.Withdrawn, who, nowUtc);

    /// <summary>Makes room for another proposal about the same account once its time is over.</summary>
    public void Expire(DateTime nowUtc) => State = StateAt(nowUtc);

    /// <summary>The one-time address is given out, once.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ProposalNotYours"/> or <see cref="Rules.AddressGone"/>.</exception>
    public void TakeAddress(Confirmer who, DateTime nowUtc)
    {
        if (!MayWithdraw(who))
        {
            throw new RuleException(Rules.ProposalNotYours);
        }

        AddressUntil = MayTakeAddress(who, nowUtc) ? null : throw new RuleException(Rules.AddressGone);
    }

    public AuditSubject ToSubject() => new("Account", AccountId, MailMask.Of(Email), LocalizedText.Of(Side.NativeLanguage(), AccountName), null);

    private void Answered(bool isTheirs, PowerProposalState state, Confirmer who, DateTime nowUtc)
    {
        if (!isTheirs)
        {
            throw new RuleException(Rules.ProposalNotYours);
        }

        if (StateAt(nowUtc) is var now and not PowerProposalState.Open)
        {
            throw now == PowerProposalState.Expired ? new RuleException(Rules.ProposalExpired, null, ExpiresAt) : new RuleException(Rules.ProposalSettled, null, now, DecidedBy!, DecidedAt!.Value);
        }

        (State, DecidedBy, DecidedAt) = (state, who.Name, nowUtc);
    }
}

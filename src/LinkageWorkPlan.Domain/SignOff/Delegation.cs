using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>By which a deputy signs for their own side's co-chair during a time: the decision's number and date, and the scanned decision.</summary>
public sealed class Delegation
{
    public const int NumberMax = 60;

    private Delegation()
    {
    }

    /// <param name="deputy">Account of the deputy.</param>
    /// <param name="actingFor">The co-chair's position, as printed above the deputy's.</param>
    /// <param name="from">First day on which the deputy may sign (UTC+7).</param>
    /// <param name="to">Last day.</param>
    /// <param name="number">Number and symbol of the decision, as its office wrote them.</param>
    /// <param name="scanId">The scanned decision.</param>
    /// <param name="today">UTC+7: a decision of a later day cannot be on file.</param>
    /// <exception cref="RuleException"><see cref="Rules.DelegationDates"/>, <see cref="Rules.DayNotYet"/>, or a text is missing.</exception>
    public Delegation(Side side, Guid deputy, string deputyName, LocalizedText actingFor, DateOnly from, DateOnly to, string number, DateOnly decidedOn, Guid scanId, DateOnly today)
    {
        PaperDay.Require(decidedOn, null, today, nameof(DecidedOn));
        if (to < from || decidedOn > to)
        {
            throw new RuleException(Rules.DelegationDates, nameof(To));
        }

        Id = Guid.CreateVersion7();
        (Side, DeputyId, DeputyName, ActingFor, From, To) = (side, deputy, deputyName, actingFor, from, to);
        (Number, DecidedOn, ScanId) = (Check.Text(number, nameof(Number), NumberMax), decidedOn, scanId);
    }

    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public Guid DeputyId { get; private set; }
    public string DeputyName { get; private set; } = string.Empty;
    public LocalizedText ActingFor { get; private set; } = LocalizedText.Empty;

    /// <summary>First day, UTC+7.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, UTC+7.</summary>
    public DateOnly To { get; private set; }

    public string Number { get; private set; } = string.Empty;
    public DateOnly DecidedOn { get; private set; }
    public Guid ScanId { get; private set; }

    /// <summary>The day from which it holds no more, although it was given for longer; null where it was not ended.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool IsInForce(DateOnly day) => From <= day && day <= To && !(EndedOn <= day);

    /// <summary>True where somebody of that name signed by it on a day. Case and spelling of the same letters do not matter.</summary>
    public bool Covers(string name, DateOnly day) => IsInForce(day) && SearchKey.Stored(DeputyName) == SearchKey.Stored(name);

    /// <summary>From today it holds no more; what was signed by it stays signed. A second time changes nothing.</summary>
    public void End(DateOnly today) => EndedOn ??= today;
}

using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Delivery;

/// <summary>Open → answered by a secretary → closed by the office that gave it. An answer may be given again until it is closed. Stored by name.</summary>
public enum DirectionState
{
    Open,
    Answered,
    Closed,
}

/// <summary>What an office records of its minister's direction.</summary>
/// <param name="Given">The day the minister gave it.</param>
/// <param name="Number">Of the document; null where there is none. Never made up.</param>
/// <param name="Addressee">The side that has to act; null for both.</param>
/// <param name="Due">The day by which it is to be done; null where none was named.</param>
public sealed record DirectionFacts(DateOnly Given, string? Number, Side? Addressee, DateOnly? Due);

/// <summary>A minister's direction on an issued report: an open point of later reports until the office that gave it closes it.</summary>
public sealed class Direction : IVersioned
{
    public const int WordsMax = 4000;
    public const int NumberMax = 60;
    public const int ReasonMax = 1000;

    private Direction()
    {
    }

    /// <param name="issuedOn">Nobody directs what was not issued yet.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">The words are missing or too long, or the days are not in order.</exception>
    public Direction(Guid planId, Guid reportId, int issue, Side side, DirectionFacts facts, LocalizedText words, DateOnly issuedOn, DateOnly today, string recordedBy, DateTime atUtc)
    {
        PaperDay.Require(facts.Given, issuedOn, today, nameof(Given), Rules.DirectionDay);
        if (facts.Due is { } due && due < facts.Given)
        {
            throw new RuleException(Rules.DirectionDue, nameof(Due));
        }

        Id = Guid.CreateVersion7();
        (PlanId, ReportId, Issue, Side, RecordedBy, RecordedAt) = (planId, reportId, issue, side, recordedBy, atUtc);
        (Given, Addressee, Due) = (facts.Given, facts.Addressee, facts.Due);
        Number = string.IsNullOrWhiteSpace(facts.Number) ? null : Check.Text(facts.Number, nameof(Number), NumberMax);
        Words = Check.Text(words, nameof(Words), WordsMax, required: true);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>The report it was given on.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The issue it was given on, from 1.</summary>
    public int Issue { get; private set; }

    /// <summary>The side whose minister gave it.</summary>
    public Side Side { get; private set; }

    public DateOnly Given { get; private set; }
    public string? Number { get; private set; }

    /// <summary>The side that has to act; null for both.</summary>
    public Side? Addressee { get; private set; }

    public DateOnly? Due { get; private set; }
    public LocalizedText Words { get; private set; } = LocalizedText.Empty;

    /// <summary>What was done; empty while open.</summary>
    public LocalizedText Answer { get; private set; } = LocalizedText.Empty;

    /// <summary>The task by which it is done; null where none was named.</summary>
    public string? TaskCode { get; private set; }

    public DirectionState State { get; private set; }
    public string RecordedBy { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public string? AnsweredBy { get; private set; }

    /// <summary>UTC; null while open.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>UTC; null until closed.</summary>
    public DateTime? ClosedAt { get; private set; }

    public int Version { get; private set; }

    /// <param name="taskCode">Of a task of the plan; null where none is named.</param>
    /// <exception cref="RuleException"><see cref="Rules.DirectionClosed"/>, or the words are missing or too long.</exception>
    public void AnswerWith(LocalizedText words, string? taskCode, string by, DateTime atUtc)
    {
        RequireNotClosed();
        Answer = Check.Text(words, nameof(Answer), WordsMax, required: true);
        (TaskCode, State, AnsweredBy, AnsweredAt) = (taskCode, DirectionState.Answered, by, atUtc);
    }

    /// <summary>Writes the direction in another language. Its own words are the minister's and never change.</summary>
    /// <exception cref="RuleException"><see cref="Rules.SourceIsEdited"/> or <see cref="Rules.DirectionClosed"/>.</exception>
    public void Render(Language language, string? words)
    {
        RequireNotClosed();
        Words = Check.Text(Words.Render(language, words), nameof(Words), WordsMax, required: true);
    }

    /// <exception cref="RuleException"><see cref="Rules.DirectionNotAnswered"/>, <see cref="Rules.DirectionClosed"/>, or <see cref="Rules.NotAllowed"/> for the other side's office.</exception>
    public void Close(Side side, string by, DateTime atUtc)
    {
        RequireNotClosed();
        if (side != Side)
        {
            throw new RuleException(Rules.NotAllowed);
        }

        if (State != DirectionState.Answered)
        {
            throw new RuleException(Rules.DirectionNotAnswered);
        }

        (State, ClosedBy, ClosedAt) = (DirectionState.Closed, by, atUtc);
    }

    /// <summary>Before the office takes it back: it is its own, and nobody acted on it.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotAllowed"/> or <see cref="Rules.DirectionActedOn"/>.</exception>
    public void RequireWithdrawable(Side side)
    {
        if (side != Side)
        {
            throw new RuleException(Rules.NotAllowed);
        }

        if (State != DirectionState.Open)
        {
            throw new RuleException(Rules.DirectionActedOn);
        }
    }

    private void RequireNotClosed()
    {
        if (State == DirectionState.Closed)
        {
            throw new RuleException(Rules.DirectionClosed);
        }
    }
}

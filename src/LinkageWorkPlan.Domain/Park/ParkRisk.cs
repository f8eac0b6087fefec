using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Park;

/// <summary>How likely a risk is, or how much it would do. Stored by name.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}

/// <summary>What may go wrong.</summary>
/// <param name="Measure">What is done about it; may be empty.</param>
/// <param name="OwnerId">Who sees to it.</param>
/// <param name="Due">The day by which the measure is to be taken; null for none.</param>
public sealed record RiskContent(LocalizedText Title, RiskLevel Likelihood, RiskLevel Impact, LocalizedText Measure, Guid OwnerId, DateOnly? Due);

/// <summary>A risk of the joint industrial park: open from a day until it is closed with a result. Secretaries of both sides keep it as equals.</summary>
public sealed class ParkRisk : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int TextMax = 2000;
    public const int CodeMax = 12;

    private ParkRisk()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="ownerSide">Of the owner that is named.</param>
    /// <param name="today">UTC+7: since then it is known.</param>
    /// <exception cref="RuleException">The title is missing, something is too long, or the due day is over.</exception>
    public ParkRisk(int number, RiskContent content, Side ownerSide, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        (Number, OpenedOn) = (number, today);
        Code = string.Create(CultureInfo.InvariantCulture, $"PR{number}");
        Take(content, ownerSide);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Number { get; private set; }

    /// <summary>As in "PR2"; it never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public RiskLevel Likelihood { get; private set; }
    public RiskLevel Impact { get; private set; }
    public LocalizedText Measure { get; private set; } = LocalizedText.Empty;
    public Guid OwnerId { get; private set; }

    /// <summary>That of its owner.</summary>
    public Side OwnerSide { get; private set; }

    public DateOnly? Due { get; private set; }

    /// <summary>UTC+7.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Its result; empty while it is open.</summary>
    public LocalizedText Result { get; private set; } = LocalizedText.Empty;

    public int Version { get; private set; }

    /// <summary>From 1 to 9: likelihood times impact.</summary>
    public int Weight => ((int)Likelihood + 1) * ((int)Impact + 1);

    public IEnumerable<TextPlace> Texts => new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Measure), Measure, TextMax), new(nameof(Result), Result, TextMax) }.Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(ParkRisk), Id, Code, Title, null);

    /// <summary>True where it was known and not closed at the end of a day.</summary>
    public bool IsOpenOn(DateOnly day) => OpenedOn <= day && !(ClosedOn <= day);

    public void SetText(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Title):
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case nameof(Measure):
                Measure = Check.Text(text, Label(field), TextMax);
                break;
            case nameof(Result) when !Result.IsEmpty:
                Result = Check.Text(text, Label(field), TextMax, required: ClosedOn is not null);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <param name="ownerSide">Of the owner that is named.</param>
    /// <exception cref="RuleException">It is closed, the title is missing, something is too long, or the due day is before it was known; nothing is changed.</exception>
    public void Revise(RiskContent content, Side ownerSide)
    {
        RequireOpen();
        Take(content, ownerSide);
    }

    /// <param name="on">UTC+7.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It is closed, the day is to come or before it was known, or the result is missing; nothing is changed.</exception>
    public void Close(DateOnly on, LocalizedText result, DateOnly today)
    {
        RequireOpen();
        if (on > today)
        {
            throw new RuleException(Rules.RiskDayAhead, nameof(ClosedOn), today);
        }

        if (on < OpenedOn)
        {
            throw new RuleException(Rules.RiskCloseDay, nameof(ClosedOn), OpenedOn);
        }

        Result = Check.Text(result, Label(nameof(Result)), TextMax, required: true);
        ClosedOn = on;
    }

    /// <summary>It was closed by mistake. The result is in the history.</summary>
    /// <exception cref="RuleException">It is open.</exception>
    public void Reopen()
    {
        if (ClosedOn is null)
        {
            throw new RuleException(Rules.RiskOpen, null, Code);
        }

        (ClosedOn, Result) = (null, LocalizedText.Empty);
    }

    private void RequireOpen()
    {
        if (ClosedOn is { } closed)
        {
            throw new RuleException(Rules.RiskClosed, null, Code, closed);
        }
    }

    private void Take(RiskContent content, Side ownerSide)
    {
        var (title, measure) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax, required: true), Check.Text(content.Measure, Label(nameof(Measure)), TextMax));
        if (content.Due < OpenedOn)
        {
            throw new RuleException(Rules.RiskDue, nameof(Due), OpenedOn);
        }

        (Title, Likelihood, Impact, Measure, OwnerId, OwnerSide, Due) = (title, content.Likelihood, content.Impact, measure, content.OwnerId, ownerSide, content.Due);
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(ParkRisk)}.{field}";
}

using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>A warning about a report that stayed when the report was sent, and why. Never changed.</summary>
public sealed class KeptWarning
{
    public const int SectionMax = 40;

    private KeptWarning()
    {
    }

    internal KeptWarning(Guid roundId, int order, WarningAbout warning, WarningAnswer answer)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Order) = (roundId, order);
        (Kind, Section, Language, Words, Other) = (warning.Kind, warning.Section, warning.Language, warning.Words, warning.Other);
        (Reason, BySide, ByName, At) = (answer.Reason, answer.BySide, answer.ByName, answer.At);
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>Of the warnings of one round, as the report prints their texts.</summary>
    public int Order { get; private set; }

    public WarningKind Kind { get; private set; }
    /// <summary>As <see cref="WarningAbout.Section"/>.</summary>
    public string Section { get; private set; } = string.Empty;
    public Language Language { get; private set; }
    public string Words { get; private set; } = string.Empty;

    /// <summary>As <see cref="WarningAbout.Other"/>.</summary>
    public string? Other { get; private set; }

    public string Reason { get; private set; } = string.Empty;
    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC: when the reason was given.</summary>
    public DateTime At { get; private set; }
}

using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What a warning about a draft is about. Stored by name.</summary>
public enum WarningKind
{
    /// <summary>A sentence that is read aloud in one breath by nobody.</summary>
    LongSentence,

    /// <summary>A figure typed in the text that is in no table of the report: it may say something else than the table.</summary>
    Figure,

    /// <summary>A rendering without the words both sides agreed for a term.</summary>
    Term,

    /// <summary>A day that the correction changed elsewhere, still written as it was before.</summary>
    FormerDate,

    /// <summary>A rendering without the name of a figure that the source has.</summary>
    NamedFigure,
}

/// <summary>Something in a draft that may be wrong: in which text, and about which words.</summary>
/// <param name="Key">Names the warning and the words it is about, at most <see cref="WarningAnswer.KeyMax"/> characters.</param>
/// <param name="Section">The section's key, one of proposals too; of what is printed elsewhere the place as the checks of a content name it, as "Task:A1".</param>
/// <param name="Words">The sentence's beginning, the figure, the term as agreed in <paramref name="Language"/>, or the former day.</param>
/// <param name="Other">Of a term the words of the source, of a former day the corrected one; null otherwise.</param>
public sealed record WarningAbout(string Key, WarningKind Kind, string Section, Language Language, string Words, string? Other = null)
{
    /// <summary>The side whose secretaries alone may keep it: whose language the words are in. Null for figures and days, which both sides can judge.</summary>
    public Side? Keeper => Kind is WarningKind.Figure or WarningKind.FormerDate ? null : Sides.Both.First(side => side.NativeLanguage() == Language);

    public bool MayBeKeptBy(Side side) => Keeper is not { } keeper || keeper == side;
}

/// <summary>Why a warning about a draft may stay, by a secretary. A check can never be answered so; what it says must be done.</summary>
public sealed class WarningAnswer
{
    public const int KeyMax = 100;
    public const int ReasonMax = 500;

    private WarningAnswer()
    {
    }

    internal WarningAnswer(Guid reportId, string key, string reason, Side bySide, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Key, Reason, BySide, ByName, At) = (reportId, key, reason, bySide, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>Names the warning and the words it is about: other words get a new warning.</summary>
    public string Key { get; private set; } = string.Empty;

    public string Reason { get; private set; } = string.Empty;
    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

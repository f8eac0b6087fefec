using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>
/// One text of the group as lists, totals, the translation memory and the search read it. It follows the aggregate that holds the
/// text, in the same transaction (<see cref="TextFollower"/>); nothing else writes it, and it can be rebuilt at any time.
/// </summary>
public sealed class TextEntry
{
    public const int FieldMax = 100;
    public const int PlaceMax = 120;

    /// <summary>Text elements of a name that its sort keys are made from; names that differ only after that are in no order.</summary>
    public const int SortedLength = 80;

    public long Number { get; init; }
    public TextKind Kind { get; init; }
    public Guid AggregateId { get; init; }

    /// <summary>As <see cref="TextPlace.Field"/>.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>Null for what is beside the plans: owners and terms.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>Null for what belongs to no task.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>Code of the task, indicator, report or plan it belongs to; empty where there is none.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Where it stands among a plan's texts, compared character by character; then comes <see cref="Position"/>.</summary>
    public string Place { get; set; } = string.Empty;

    public int Position { get; set; }

    /// <summary>The day an update took effect; null for what has no day.</summary>
    public DateOnly? On { get; init; }

    public LocalizedText Text { get; set; } = LocalizedText.Empty;
    public int MaxLength { get; set; }
    public RenderingState InVi { get; set; }
    public RenderingState InLo { get; set; }
    public RenderingState InEn { get; set; }

    /// <summary>Fingerprint of the source words without regard to case and spelling: equal for texts that one rendering does for.</summary>
    public string SourceKey { get; set; } = string.Empty;

    /// <summary>True for titles and names: found before what is only written somewhere.</summary>
    public bool IsName { get; init; }

    /// <summary>Its words in all languages, folded (<see cref="SearchKey.Folded"/>), a line each; with its code or file name.</summary>
    public string Folded { get; set; } = string.Empty;

    /// <summary>The same with their marks (<see cref="SearchKey.Marked"/>).</summary>
    public string Exact { get; set; } = string.Empty;

    /// <summary>Where a Vietnamese reader looks for the name; null for what is no name.</summary>
    public byte[]? SortVi { get; set; }

    public byte[]? SortLo { get; set; }
    public byte[]? SortEn { get; set; }

    /// <summary>
    /// True for a text as it was before its source changed or it was removed: the memory still offers its renderings, and shows
    /// what a stale one was made from. Lists, totals and the search leave it out.
    /// </summary>
    public bool IsFormer { get; set; }

    public RenderingState StateIn(Language language) => language switch
    {
        Language.Vi => InVi,
        Language.Lo => InLo,
        Language.En => InEn,
    };

    /// <summary>Name of the column of <see cref="StateIn"/>, for queries.</summary>
    internal static string StateColumn(Language language) => $"In{language}";

    /// <summary>Name of the column by which a reader's names are sorted.</summary>
    internal static string SortColumn(Language language) => $"Sort{language}";

    internal void Set(Language language, RenderingState state) => _ = language switch
    {
        Language.Vi => InVi = state,
        Language.Lo => InLo = state,
        Language.En => InEn = state,
    };

    internal void Sort(Language language, byte[] key) => _ = language switch
    {
        Language.Vi => SortVi = key,
        Language.Lo => SortLo = key,
        Language.En => SortEn = key,
    };
}

using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// A content of the memorandum, as in "M4 Joint industrial park". The memorandum stands once for all plans and belongs to both sides: a
/// secretary of either side changes the list, and tasks name its codes.
/// </summary>
public sealed class MemorandumItem : IVersioned, ITranslatable, IAudited
{
    public const int CodeMax = 8;
    public const int TitleMax = 300;

    /// <summary>More cannot be chosen from one list.</summary>
    public const int CountMax = 60;

    /// <summary>With what the mark of any content begins (<see cref="Mark"/>).</summary>
    public const string AnyMark = "[CONTENT:";

    private MemorandumItem()
    {
    }

    /// <param name="code">Tasks name it, so it never changes.</param>
    /// <param name="others">All that there are.</param>
    /// <exception cref="RuleException"><see cref="Rules.ContentCodeTaken"/>, <see cref="Rules.ContentsTooMany"/>, or the code or title breaks its limit.</exception>
    public MemorandumItem(string code, LocalizedText title, IReadOnlyCollection<MemorandumItem> others)
    {
        Id = Guid.CreateVersion7();
        Code = Check.Code(code, nameof(Code), CodeMax);
        if (others.FirstOrDefault(each => SameCode(each.Code, Code)) is { } taken)
        {
            throw new RuleException(Rules.ContentCodeTaken, nameof(Code), taken.Code);
        }

        if (others.Count >= CountMax)
        {
            throw new RuleException(Rules.ContentsTooMany, null, CountMax);
        }

        SortKey = Domain.Texts.SortKey.OfCode(Code);
        Rename(title);
    }

    public Guid Id { get; private set; }

    /// <summary>Unique, whatever its case.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>The code in natural order: M2 before M10.</summary>
    public string SortKey { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public int Version { get; private set; }

    public IEnumerable<TextPlace> Texts => [new(nameof(Title), Title, TitleMax)];

    public AuditSubject ToSubject() => new(nameof(MemorandumItem), Id, Code, Title, null);

    /// <summary>True for codes that one list cannot hold both.</summary>
    public static bool SameCode(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Stands in the search text of a task that names it. Capitals, so that nothing a person searches for finds it.</summary>
    public static string Mark(string code) => $"{AnyMark}{code.ToUpperInvariant()}]";

    /// <exception cref="RuleException">The title is missing or too long.</exception>
    public void Rename(LocalizedText title) => Title = Check.Text(title, nameof(Title), TitleMax, required: true);

    /// <summary>Before it is deleted: one that a task names stays.</summary>
    /// <param name="tasks">Tasks of any plan that name it, and those that an open amendment would have name it, each as "2026: A1".</param>
    /// <exception cref="RuleException"><see cref="Rules.ContentInUse"/>.</exception>
    public void RequireDeletable(IReadOnlyList<string> tasks)
    {
        if (tasks.Count > 0)
        {
            throw new RuleException(Rules.ContentInUse, null, Code, string.Join(", ", tasks));
        }
    }

    public void SetText(string field, LocalizedText text) =>
        Rename(field == nameof(Title) ? text : throw new RuleException(Rules.NotFound, field));

    /// <summary>Contents that a task names now and that there are not; one that the task named before is left to it.</summary>
    /// <param name="known">The codes that there are.</param>
    /// <param name="before">What the task named.</param>
    public static IReadOnlyList<BrokenRule> Unknown(IReadOnlySet<string> known, IReadOnlyList<string> named, IReadOnlyList<string> before) =>
        [.. named.Except(before).Where(code => !known.Contains(code)).Select(code => new BrokenRule(Rules.ContentUnknown, nameof(AgreedTask.Contents), code))];
}

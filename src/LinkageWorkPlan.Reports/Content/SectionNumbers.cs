using System.Globalization;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Numbers of the sections that a report prints: chapters I, II, III, sections 1, 2, 3 in each, without a gap where one is left out.</summary>
public static class SectionNumbers
{
    /// <summary>As it stands before the heading: <c>II</c> for a chapter, <c>3</c> for a section under it.</summary>
    /// <param name="printed">Keys of all sections that are printed.</param>
    /// <returns>Null for one that is not printed, and for the summary, which has no number.</returns>
    public static string? Of(string key, IReadOnlyCollection<string> printed)
    {
        if (!printed.Contains(key) || key == SectionKeys.Summary)
        {
            return null;
        }

        var chapter = SectionKeys.ChapterOf(key);
        var before = SectionKeys.All.TakeWhile(each => each != key)
            .Count(each => printed.Contains(each) && SectionKeys.IsChapter(each) == SectionKeys.IsChapter(key) && (SectionKeys.IsChapter(key) || SectionKeys.ChapterOf(each) == chapter));
        return SectionKeys.IsChapter(key) ? ListLetters.Roman(before + 1) : (before + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>As another text names it: <c>II.3</c>; what follows the section's key, as the number of a proposal, stays. The key itself where it is not printed.</summary>
    public static string ReferenceTo(string code, IReadOnlyCollection<string> printed)
    {
        var key = SectionKeys.All.Where(each => code == each || code.StartsWith(each + ".", StringComparison.Ordinal)).MaxBy(each => each.Length);
        return key is null || Of(key, printed) is not { } number ? code
            : (SectionKeys.IsChapter(key) ? number : $"{Of(SectionKeys.ChapterOf(key), printed)}.{number}") + code[key.Length..];
    }
}

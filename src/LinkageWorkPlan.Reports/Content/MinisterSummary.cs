using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What is asked of one minister, each proposal whole.</summary>
public sealed record AskedOf(Side Minister, IReadOnlyList<LocalizedText> Words);

/// <summary>What a minister reads first. Nothing is cut: what secretaries write has a limit (<see cref="SummaryLength"/>), and what has no room is counted.</summary>
/// <param name="Written">By the secretaries; empty where they wrote none.</param>
/// <param name="WentWell">The first paragraph of section III.1, which stands for a summary that nobody wrote.</param>
/// <param name="Late">Delayed tasks, then those at risk, each in the order of print.</param>
/// <param name="MoreLate">Late tasks beyond <see cref="MostLate"/>.</param>
public sealed record MinisterSummary(
    MinisterFigures Figures, LocalizedText Written, LocalizedText WentWell, IReadOnlyList<TaskRow> Late, int MoreLate, IReadOnlyList<AskedOf> Asked)
{
    /// <summary>Rows of late tasks at most: all of them are in annex I, with what is done about them.</summary>
    public const int MostLate = 7;

    public static MinisterSummary Of(ReportContent content)
    {
        var late = content.Tasks.Where(each => each.Status is WorkStatus.Delayed or WorkStatus.AtRisk).OrderByDescending(each => each.Status == WorkStatus.Delayed).ToList();
        return new MinisterSummary(
            MinisterFigures.Of(content),
            content.NarrativeOf(SectionKeys.Summary),
            FirstParagraph(content.NarrativeOf(SectionKeys.Successes)),
            [.. late.Take(MostLate)],
            Math.Max(0, late.Count - MostLate),
            [.. Sides.Both.Select(side => new AskedOf(side, [.. content.Proposals.Where(each => each.Minister == side).Select(each => each.Words)]))]);
    }

    private static LocalizedText FirstParagraph(LocalizedText text)
    {
        string? In(Language language) => text[language]?.Text.Split('\n', 2)[0].TrimEnd();
        return text.IsEmpty ? text : LocalizedText.Each(text.Source, In);
    }
}

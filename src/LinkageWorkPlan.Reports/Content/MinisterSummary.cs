using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A late task on the minister's page.</summary>
/// <param name="NewEnd">The end now expected; null where the planned one holds.</param>
public sealed record LateTask(string Code, WorkStatus Status, Excerpt Title, Excerpt Reason, DateOnly PlannedEnd, DateOnly? NewEnd);

/// <summary>What is asked of one minister.</summary>
/// <param name="More">Proposals that had no room.</param>
public sealed record AskedOf(Side Minister, IReadOnlyList<Excerpt> Words, int More);

/// <summary>
/// What the page for the minister says, cut so that it fits one page of A4 whatever the texts are. The room is counted in lines of
/// print: what went well and what is asked come first, late tasks get what is left, and what has no room is counted.
/// </summary>
/// <param name="WentWell">The first paragraph of section III.1.</param>
/// <param name="Late">Delayed tasks, then those at risk, each in the order of print.</param>
/// <param name="MoreLate">Late tasks that had no room.</param>
public sealed record MinisterSummary(MinisterFigures Figures, Excerpt WentWell, IReadOnlyList<LateTask> Late, int MoreLate, IReadOnlyList<AskedOf> Asked)
{
    /// <summary>Rows of late tasks at most.</summary>
    public const int MostLate = 7;

    private const int MostAsked = 3;
    private const int TitleRoom = 90;
    private const int ReasonRoom = 110;

    // Measured on the page: letters on a line of a text column at 10 pt and of a table's cell at 9 pt, the widest letters of both
    // scripts; heights in points. Printed by PrintedReportTests with texts that use all of the room.
    private const int HeightOfPage = 640;

    /// <param name="shown">The languages that are printed: two beside each other, or one.</param>
    public static MinisterSummary Of(ReportContent content, IReadOnlyList<Language> shown)
    {
        var isPair = shown.Count > 1;
        var wentWell = Excerpt.Of(content.NarrativeOf(SectionKeys.Successes), shown, isPair ? 260 : 420);
        var asked = Sides.Both.Select(side => AskedOf(content, side, shown, isPair ? 130 : 220)).ToList();
        var room = HeightOfPage - 190 - HeightOf(wentWell, shown) - asked.Sum(each => 24 + each.Words.Sum(words => HeightOf(words, shown)));

        var late = content.Tasks.Where(each => each.Status is WorkStatus.Delayed or WorkStatus.AtRisk).OrderByDescending(each => each.Status == WorkStatus.Delayed)
            .Select(task => new LateTask(
                task.Code, task.Status, Excerpt.Of(task.Title, shown, TitleRoom), Excerpt.Of(task.Reason, shown, ReasonRoom), task.PlannedEnd, task.NewEnd))
            .ToList();
        var printed = 0;
        while (printed < Math.Min(MostLate, late.Count) && (room -= HeightOfRow(late[printed], shown)) >= 0)
        {
            printed++;
        }

        return new MinisterSummary(MinisterFigures.Of(content), wentWell, [.. late.Take(printed)], late.Count - printed, asked);
    }

    private static AskedOf AskedOf(ReportContent content, Side minister, IReadOnlyList<Language> shown, int most)
    {
        var proposals = content.Proposals.Where(each => each.Minister == minister).ToList();
        return new AskedOf(minister, [.. proposals.Take(MostAsked).Select(each => Excerpt.Of(each.Words, shown, most))], Math.Max(0, proposals.Count - MostAsked));
    }

    /// <summary>Of languages beside each other the higher one's.</summary>
    private static int HeightOf(Excerpt text, IReadOnlyList<Language> shown) =>
        text.Words.IsEmpty ? 18 : shown.Max(language => Lines(text.Words.For(language), shown.Count > 1 ? 42 : 88) * (language == Language.Lo ? 17 : 13)) + 4 + (text.IsCut ? 13 : 0);

    /// <summary>Of languages under each other the sum, in the higher of two cells.</summary>
    private static int HeightOfRow(LateTask task, IReadOnlyList<Language> shown)
    {
        int Cell(LocalizedText text) => text.IsEmpty ? 0 : shown.Sum(language => Lines(text.For(language), 40) * (language == Language.Lo ? 15 : 11));
        return Math.Max(Cell(task.Title.Words), Cell(task.Reason.Words)) + 8;
    }

    private static int Lines(string words, int letters) => (words.Length + letters - 1) / letters;
}

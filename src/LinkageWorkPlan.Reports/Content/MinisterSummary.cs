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
public sealed record AskedOf(Side Minister, IReadOnlyList<Excerpt> Words, int More)
{
    public bool IsCut => Words.Any(each => each.IsCut);
}

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

    /// <summary>Of each minister, where two languages share the width.</summary>
    private const int MostAskedInPairs = 2;

    private const int TitleRoom = 90;
    private const int ReasonRoom = 110;

    // Measured in print, in points: A4 without margins, and what is on the page whatever is written.
    private const int HeightOfPage = 715;
    private const int HeightOfFrame = 235;

    /// <summary>Headings and figures in Lao, whose lines are higher.</summary>
    private const int HeightOfLaoFrame = 95;

    /// <summary>Headings that take two lines in half of the width.</summary>
    private const int HeightOfPairFrame = 60;

    /// <param name="shown">The languages that are printed: two beside each other, or one.</param>
    public static MinisterSummary Of(ReportContent content, IReadOnlyList<Language> shown)
    {
        var isPair = shown.Count > 1;
        var wentWell = Excerpt.Of(content.NarrativeOf(SectionKeys.Successes), shown, isPair ? 200 : 420);
        var mostAsked = isPair ? MostAskedInPairs : MostAsked;
        var proposals = Sides.Both.Sum(side => Math.Min(mostAsked, content.Proposals.Count(each => each.Minister == side)));
        var askedRoom = (isPair ? 1 : 2) * (proposals <= 2 ? 240 : proposals <= 4 ? (isPair ? 110 : 180) : 120);
        var asked = Sides.Both.Select(side => Ask(content, side, shown, mostAsked, askedRoom)).ToList();
        var room = HeightOfPage - HeightOfFrame - (shown.Contains(Language.Lo) ? HeightOfLaoFrame : 0) - (isPair ? HeightOfPairFrame : 0) - HeightOf(wentWell, shown) - asked.Sum(each => each.Words.Sum(words => HeightOf(words, shown)));

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

    private static AskedOf Ask(ReportContent content, Side minister, IReadOnlyList<Language> shown, int count, int most)
    {
        var proposals = content.Proposals.Where(each => each.Minister == minister).ToList();
        return new AskedOf(minister, [.. proposals.Take(count).Select(each => Excerpt.Of(each.Words, shown, most))], Math.Max(0, proposals.Count - count));
    }

    /// <summary>Of languages beside each other the higher one's.</summary>
    private static int HeightOf(Excerpt text, IReadOnlyList<Language> shown) =>
        4 + (text.Words.IsEmpty ? 16 : shown.Max(language => Lines(text.Words, language, shown.Count > 1 ? 48 : 100) * (language == Language.Lo ? 16 : 13)));

    /// <summary>Of languages under each other the sum, in the higher of two cells.</summary>
    private static int HeightOfRow(LateTask task, IReadOnlyList<Language> shown)
    {
        int Cell(LocalizedText text, int letters) => text.IsEmpty ? 0 : shown.Sum(language => Lines(text, language, letters) * (language == Language.Lo ? 14 : 11));
        return 7 + Math.Max(Cell(task.Title.Words, 38), Cell(task.Reason.Words, 44));
    }

    /// <summary>Lao has a quarter more characters on a line: its vowels and tone marks stand above and below.</summary>
    private static int Lines(LocalizedText text, Language language, int letters)
    {
        var room = text.ShownIn(language) == Language.Lo ? letters * 5 / 4 : letters;
        return (text.For(language).Length + room - 1) / room;
    }
}

using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<LinkageWorkPlan.Reports.Content.ReportItem, LinkageWorkPlan.Reports.Content.ReportField>;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>One thing that an issue says otherwise than the issue before of the same report.</summary>
/// <param name="Place">Where it is in the report, as in "Task B1: status".</param>
/// <param name="Before">What the issue before said; empty where it said nothing. Of a long text only the paragraphs that differ.</param>
/// <param name="After">What it says now; empty where that is gone.</param>
public sealed record CorrectionItem(LocalizedText Place, LocalizedText Before, LocalizedText After);

/// <summary>What a corrected issue changes, in words that are signed with it.</summary>
public static class Corrections
{
    /// <param name="issued">The content of the issue before, as it was signed.</param>
    /// <param name="now">The content that corrects it.</param>
    /// <param name="wording">Names the places; its words become part of what is signed.</param>
    /// <returns>In the order of print; empty where nothing that is printed differs.</returns>
    public static IReadOnlyList<CorrectionItem> Between(ReportContent issued, ReportContent now, Wording wording) =>
        [.. ReportComparison.Of(issued, now).Select(item => item.Subject is ReportItem.ReportSection or ReportItem.Proposal ? item with { Code = now.ReferenceTo(item.Code) } : item)
            .SelectMany(item => ItemsOf(item, wording))];

    private static IEnumerable<CorrectionItem> ItemsOf(ItemChange item, Wording wording)
    {
        if (item.Kind != ItemChangeKind.Changed)
        {
            var place = PlaceOf(item, null, null, wording);
            var title = item.Title.IsEmpty ? Same(item.Code) : item.Title;
            yield return item.Kind == ItemChangeKind.Added ? new CorrectionItem(place, LocalizedText.Empty, title) : new CorrectionItem(place, title, LocalizedText.Empty);
            yield break;
        }

        foreach (var change in item.Changes.DistinctBy(each => (each.Subject, each.Field)))
        {
            var place = PlaceOf(item, change.Subject, change.Field, wording);
            if (change.Language is null)
            {
                yield return new CorrectionItem(place, ValueOf(change.Kind, change.Before, wording), ValueOf(change.Kind, change.After, wording));
                continue;
            }

            var text = item.Texts.First(each => (each.Part, each.Field) == (change.Subject, change.Field));
            var (before, after) = Differing(text.Before, text.After);
            yield return new CorrectionItem(place, before, after);
        }
    }

    private static LocalizedText PlaceOf(ItemChange item, string? part, ReportField? field, Wording wording)
    {
        string In(Language language)
        {
            var subject = item is { Subject: ReportItem.ReportSection, Code: SectionKeys.Summary }
                ? wording.Heading(SectionKeys.Summary).For(language)
                : wording.Format(WordingKeys.Correction(item.Subject), language, item.Code);
            var name = field is { } known && NameOf(known) is { } key ? wording[key].For(language) : null;
            var numbered = string.Join(' ', new[] { name, part }.OfType<string>());
            return numbered.Length == 0 ? subject : $"{subject}: {numbered}";
        }

        return LocalizedText.Each(Language.Vi, In);
    }

    /// <returns>Null where the item itself is the text.</returns>
    private static string? NameOf(ReportField field) => field switch
    {
        ReportField.GroupName => WordingKeys.CorrectionGroupName,
        ReportField.PlanTitle => WordingKeys.FactPlan,
        ReportField.Subject => WordingKeys.CorrectionSubject,
        ReportField.PeriodStart => WordingKeys.CorrectionPeriodStart,
        ReportField.PeriodEnd => WordingKeys.CorrectionPeriodEnd,
        ReportField.CutOff => WordingKeys.FactCutOff,
        ReportField.Due => WordingKeys.FactDue,
        ReportField.Former => WordingKeys.CorrectionFormer,
        ReportField.Basis => WordingKeys.CorrectionBasis,
        ReportField.Narrative => null,
        ReportField.Proposal => null,
        ReportField.ObstacleTitle => WordingKeys.ColumnObstacle,
        ReportField.ObstacleTask => WordingKeys.ColumnTask,
        ReportField.ObstacleCause => WordingKeys.ObstacleCause,
        ReportField.ObstacleMeasure => WordingKeys.ColumnMeasure,
        ReportField.ObstacleResponsible => WordingKeys.ObstacleResponsible,
        ReportField.ObstacleOwner => WordingKeys.ObstacleOwner,
        ReportField.ObstacleOpenedOn => WordingKeys.ObstacleOpenedOn,
        ReportField.ObstacleDue => WordingKeys.ObstacleDue,
        ReportField.ObstacleMinister => WordingKeys.ObstacleMinister,
        ReportField.ObstacleProposal => WordingKeys.ObstacleProposal,
        ReportField.ObstacleClosedOn => WordingKeys.ObstacleClosedOn,
        ReportField.ObstacleResult => WordingKeys.ObstacleResult,
        ReportField.PillarTitle => WordingKeys.PillarsPillar,
        ReportField.PillarWeight => WordingKeys.PillarsWeight,
        ReportField.ActualPercent => WordingKeys.PillarsActual,
        ReportField.PlannedPercent => WordingKeys.PillarsPlanned,
        ReportField.MoneyPlanned => WordingKeys.MoneyPlanned,
        ReportField.MoneySpent => WordingKeys.MoneySpent,
        ReportField.TaskTitle => WordingKeys.ColumnTask,
        ReportField.TaskCode => WordingKeys.ColumnTask,
        ReportField.TaskPillar => WordingKeys.PillarsPillar,
        ReportField.TaskStart => WordingKeys.CorrectionStart,
        ReportField.TaskEnd => WordingKeys.ColumnPlannedEnd,
        ReportField.Lead => WordingKeys.ColumnLead,
        ReportField.Status => WordingKeys.ColumnStatus,
        ReportField.Percent => WordingKeys.ColumnPercent,
        ReportField.DelayReason => WordingKeys.ColumnReason,
        ReportField.DelayMeasure => WordingKeys.ColumnMeasure,
        ReportField.NewDate => WordingKeys.ColumnNewDate,
        ReportField.CompletedOn => WordingKeys.CorrectionCompletedOn,
        ReportField.MilestoneTitle => WordingKeys.ColumnMilestone,
        ReportField.MilestonePlanned => WordingKeys.ColumnPlanned,
        ReportField.MilestoneReached => WordingKeys.CorrectionReachedOn,
        ReportField.MilestoneExpected => WordingKeys.CorrectionExpectedOn,
        ReportField.EvidenceTitle => WordingKeys.ColumnEvidence,
        ReportField.EvidenceDate => WordingKeys.ColumnDate,
        ReportField.EvidenceLanguage => WordingKeys.ColumnLanguage,
        ReportField.EvidenceKeptAt => WordingKeys.ColumnKeptAt,
        ReportField.IndicatorTitle => WordingKeys.ColumnIndicator,
        ReportField.IndicatorUnit => WordingKeys.ColumnUnit,
        ReportField.TargetYear => WordingKeys.ColumnTarget,
        ReportField.Baseline => WordingKeys.ColumnBaseline,
        ReportField.Target => WordingKeys.ColumnTarget,
        ReportField.Result => WordingKeys.ColumnResult,
        ReportField.ResultAsOf => WordingKeys.ColumnDate,
        ReportField.ResultSource => WordingKeys.CorrectionSource,
        ReportField.ResultComment => WordingKeys.ColumnComment,
    };

    private static LocalizedText ValueOf(ValueKind kind, string? value, Wording wording)
    {
        switch (kind)
        {
            case var _ when value is null:
                return LocalizedText.Empty;
            case ValueKind.Date:
                return Each(language => DateText.Short(DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture), language));
            case ValueKind.Number:
                return Each(language => NumberText.Format(decimal.Parse(value, CultureInfo.InvariantCulture), language, 4));
            case ValueKind.Enum:
                var name = value[(value.IndexOf('.', StringComparison.Ordinal) + 1)..];
                return Enum.TryParse<Side>(name, out var side) ? wording.Of(side) : wording.Of(Enum.Parse<WorkStatus>(name));
            default:
                return Same(value);
        }
    }

    private static LocalizedText Same(string words) => Each(_ => words);

    private static LocalizedText Each(Func<Language, string> words) => LocalizedText.Each(Language.Vi, words);

    /// <summary>
    /// The two texts without the paragraphs at their beginning and end that are the same in every language, so that what stands
    /// beside each other still says the same.
    /// </summary>
    private static (LocalizedText Before, LocalizedText After) Differing(LocalizedText before, LocalizedText after)
    {
        var pairs = Languages.All.Where(each => before[each] is not null && after[each] is not null)
            .Select(each => (Before: before.For(each).Split('\n'), After: after.For(each).Split('\n'))).ToList();
        if (pairs.Count == 0)
        {
            return (before, after);
        }

        var shortest = pairs.Min(each => Math.Min(each.Before.Length, each.After.Length));
        var first = 0;
        while (first < shortest - 1 && pairs.TrueForAll(each => each.Before[first] == each.After[first]))
        {
            first++;
        }

        var last = 0;
        while (first + last < shortest - 1 && pairs.TrueForAll(each => each.Before[^(last + 1)] == each.After[^(last + 1)]))
        {
            last++;
        }

        return (Cut(before, first, last), Cut(after, first, last));
    }

    private static LocalizedText Cut(LocalizedText text, int first, int last)
    {
        if (text.IsEmpty || (first == 0 && last == 0))
        {
            return text;
        }

        string? In(Language language) => text[language] is null ? null : string.Join('\n', text.For(language).Split('\n').Skip(first).SkipLast(last));
        return LocalizedText.Each(text.Source, In);
    }
}

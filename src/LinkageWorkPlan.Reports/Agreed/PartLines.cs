using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What an amendment agrees of the plan itself and of indicators, line by line, in the words in which it is printed.</summary>
internal sealed class PartLines(Wording wording)
{
    /// <summary>Title, period, and each pillar and sector that is another; then their order, where it is another.</summary>
    public IReadOnlyList<AmendedLine> Of(AmendedOutline outline) => Differing(
    [
        new AmendedLine(wording[WordingKeys.AmendmentPlanTitle], outline.Before.Title, outline.After.Title),
        new AmendedLine(wording[WordingKeys.PlanPeriod], Period(outline.Before), Period(outline.After)),
        .. ChangeList<string>.Pairs(outline.Before.Pillars, outline.After.Pillars, each => each.Code)
            .Select(each => new AmendedLine(Pillar((each.After ?? each.Before)!.Code), each.Before?.Title ?? LocalizedText.Empty, each.After?.Title ?? LocalizedText.Empty)),
        new AmendedLine(wording[WordingKeys.AmendmentPillarOrder], Order(outline.Before.Pillars.Select(each => each.Code)), Order(outline.After.Pillars.Select(each => each.Code))),
        .. ChangeList<string>.Pairs(outline.Before.Sectors, outline.After.Sectors, each => each.Code)
            .Select(each => new AmendedLine(Sector((each.After ?? each.Before)!.Code), each.Before?.Title ?? LocalizedText.Empty, each.After?.Title ?? LocalizedText.Empty)),
        new AmendedLine(wording[WordingKeys.AmendmentSectorOrder], Order(outline.Before.Sectors.Select(each => each.Code)), Order(outline.After.Sectors.Select(each => each.Code))),
    ]);

    /// <summary>All that is agreed of the plan itself, with nothing that was.</summary>
    public IReadOnlyList<AmendedLine> All(AgreedOutline outline) =>
    [
        new AmendedLine(wording[WordingKeys.AmendmentPlanTitle], LocalizedText.Empty, outline.Title),
        new AmendedLine(wording[WordingKeys.PlanPeriod], LocalizedText.Empty, Period(outline)),
        .. outline.Pillars.Select(each => new AmendedLine(Pillar(each.Code), LocalizedText.Empty, each.Title)),
        .. outline.Sectors.Select(each => new AmendedLine(Sector(each.Code), LocalizedText.Empty, each.Title)),
    ];

    /// <summary>Of a changed indicator what differs; of one that is new or dropped all of it.</summary>
    public IReadOnlyList<AmendedLine> Of(AmendedIndicator indicator)
    {
        var (was, now) = (All(indicator.Before), All(indicator.After));
        return Differing(now.Keys.Concat(was.Keys).Distinct().OrderBy(each => each).Select(key =>
            new AmendedLine((now.GetValueOrDefault(key) ?? was[key]).What, was.GetValueOrDefault(key)?.Words ?? LocalizedText.Empty, now.GetValueOrDefault(key)?.Words ?? LocalizedText.Empty)));
    }

    private static IReadOnlyList<AmendedLine> Differing(IEnumerable<AmendedLine> lines) => [.. lines.Where(each => !each.Was.SaysTheSame(each.ShallBe))];

    private Dictionary<(int Order, int Part), Line> All(PlanIndicator? indicator)
    {
        var lines = new Dictionary<(int Order, int Part), Line>();
        if (indicator is null)
        {
            return lines;
        }

        lines[(0, 0)] = new(wording[WordingKeys.ColumnIndicator], indicator.Title);
        lines[(1, 0)] = new(wording[WordingKeys.IndicatorDefinition], indicator.Definition);
        lines[(2, 0)] = new(wording[WordingKeys.ColumnUnit], indicator.Unit);
        lines[(3, 0)] = new(wording[WordingKeys.IndicatorDirection], wording[WordingKeys.Of(indicator.Direction)]);
        lines[(4, 0)] = new(wording[WordingKeys.SourceOf(Side.Vietnam)], indicator.VietnameseSource);
        lines[(5, 0)] = new(wording[WordingKeys.SourceOf(Side.Laos)], indicator.LaoSource);
        foreach (var (place, baseline) in indicator.Baselines.Index())
        {
            lines[(6, place)] = new(wording[WordingKeys.ColumnBaseline], Words(baseline));
        }

        foreach (var target in indicator.Targets)
        {
            lines[(7, target.Year)] = new(wording.Format(WordingKeys.PlanTargets, _ => [target.Year]), TaskWords.Each(language => NumberText.Format(target.Value, language)));
        }

        return lines;
    }

    private LocalizedText Words(IndicatorValue baseline)
    {
        string? In(Language language) => baseline.Source[language] is { } source
            ? $"{(baseline.Side is { } side ? wording.Of(side).For(language) + ": " : null)}{(baseline.Value is { } value ? NumberText.Format(value, language) : "–")} ({DateText.Short(baseline.AsOf, language)}) · {source.Text}{(baseline.Note[language] is { } note ? " · " + note.Text : null)}"
            : null;
        return LocalizedText.Each(baseline.Source.Source, In);
    }

    private LocalizedText Pillar(string code) => wording.Format(WordingKeys.AmendmentPillar, _ => [code]);

    private LocalizedText Sector(string code) => wording.Format(WordingKeys.AmendmentSector, _ => [code]);

    private static LocalizedText Period(AgreedOutline outline) => TaskWords.Each(language => $"{DateText.Short(outline.PeriodStart, language)} – {DateText.Short(outline.PeriodEnd, language)}");

    private static LocalizedText Order(IEnumerable<string> codes) => TaskWords.Codes([.. codes]);

    private sealed record Line(LocalizedText What, LocalizedText Words);
}

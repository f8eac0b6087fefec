using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What a report covers.</summary>
/// <param name="Start">First day of its period, inclusive.</param>
/// <param name="End">Last day of its period, inclusive.</param>
public sealed record CoveredPeriod(string Code, ReportKind Kind, DateOnly Start, DateOnly End);

/// <summary>What must hold of another title, another period, other pillars and other sectors of an adopted plan.</summary>
internal static class OutlineRules
{
    /// <summary>A plan of one year that is prolonged still ends before two are over, and one of two years before three.</summary>
    private const int MonthsMore = 12;

    /// <summary>The outline in the form in which a plan holds it.</summary>
    /// <exception cref="RuleException">All that is broken of it alone, at once.</exception>
    public static PlanOutline Checked(PlanOutline outline)
    {
        var broken = new List<BrokenRule>();
        var title = Collected(nameof(WorkPlan.Title), () => Check.Text(outline.Title, nameof(WorkPlan.Title), WorkPlan.TitleMax, required: true), outline.Title);
        if (outline.PeriodEnd < outline.PeriodStart)
        {
            broken.Add(new BrokenRule(Rules.PlanPeriodOrder, nameof(WorkPlan.PeriodEnd), outline.PeriodStart, outline.PeriodEnd));
        }

        List<PillarContent> pillars =
        [
            .. outline.Pillars.Select((each, place) => new PillarContent(
                Collected(PillarCode(place), () => Check.Code(each.Code, $"{nameof(Pillar)}.{nameof(Pillar.Code)}", Pillar.CodeMax), each.Code),
                Collected(PillarTitle(place), () => Check.Text(each.Title, $"{nameof(Pillar)}.{nameof(Pillar.Title)}", Pillar.TitleMax, required: true), each.Title))),
        ];
        List<Sector> sectors =
        [
            .. outline.Sectors.Select((each, place) => new Sector(
                Collected(SectorCode(place), () => Check.Code(each.Code, $"{nameof(Sector)}.{nameof(Sector.Code)}", Sector.CodeMax), each.Code),
                Collected(SectorTitle(place), () => Check.Text(each.Title, $"{nameof(Sector)}.{nameof(Sector.Title)}", Sector.TitleMax, required: true), each.Title))),
        ];
        broken.AddRange(SameCodes([.. pillars.Select(each => each.Code)], StringComparer.Ordinal, Rules.PillarCodeTaken, PillarCode));
        broken.AddRange(SameCodes([.. sectors.Select(each => each.Code)], StringComparer.OrdinalIgnoreCase, Rules.SectorCodeTaken, SectorCode));
        broken.AddRange(SameTitles([.. pillars.Select(each => (each.Code, each.Title))], Rules.PillarTitleTaken, PillarTitle));
        broken.AddRange(SameTitles([.. sectors.Select(each => (each.Code, each.Title))], Rules.SectorTitleTaken, SectorTitle));
        if (sectors.Count > WorkPlan.SectorsMax)
        {
            broken.Add(new BrokenRule(Rules.SectorsTooMany, null, WorkPlan.SectorsMax));
        }

        return broken.Count > 0 ? throw new RuleException(broken) : outline with { Title = title, Pillars = pillars, Sectors = sectors };

        T Collected<T>(string subject, Func<T> check, T typed)
        {
            try
            {
                return check();
            }
            catch (RuleException refused)
            {
                broken.AddRange(refused.Broken.Select(each => each with { Subject = subject }));
                return typed;
            }
        }
    }

    private static string PillarCode(int place) => PlanOutline.PillarField(place, nameof(Pillar.Code));

    private static string PillarTitle(int place) => PlanOutline.PillarField(place, nameof(Pillar.Title));

    private static string SectorCode(int place) => PlanOutline.SectorField(place, nameof(Sector.Code));

    private static string SectorTitle(int place) => PlanOutline.SectorField(place, nameof(Sector.Title));

    /// <param name="plan">As it is agreed now.</param>
    /// <param name="tasks">All that are or were in the plan, as they will be.</param>
    public static IEnumerable<BrokenRule> Of(WorkPlan plan, PlanOutline before, PlanOutline after, IReadOnlyList<(string Code, string Pillar, TaskContent? Content)> tasks, IReadOnlyList<CoveredPeriod> issued)
    {
        BrokenRule Broken(string rule, params object[] arguments) => new(rule, Amendment.OutlinePart, arguments);
        if (!plan.ToOutline().SaysTheSame(before))
        {
            yield return Broken(Rules.AmendmentPartOutdated, plan.Code);
            yield break;
        }

        var months = plan.Kind == PlanKind.Annual ? 12 : 24;
        if ((before.PeriodStart, before.PeriodEnd) != (after.PeriodStart, after.PeriodEnd) && after.PeriodEnd >= after.PeriodStart.AddMonths(months + MonthsMore))
        {
            yield return Broken(Rules.AmendmentPeriodKind, plan.Kind, after.PeriodStart, after.PeriodEnd);
        }

        var outside = tasks.Where(each => each.Content is { } task && (task.Start < after.PeriodStart || task.End > after.PeriodEnd)).Select(each => each.Code).ToList();
        if (outside.Count > 0)
        {
            yield return Broken(Rules.TasksOutsidePeriod, after.PeriodStart, after.PeriodEnd, outside);
        }

        var reported = NotIn(before, after, issued);
        if (reported.Count > 0)
        {
            yield return Broken(Rules.AmendmentPeriodReported, after.PeriodStart, after.PeriodEnd, reported);
        }

        foreach (var gone in before.Pillars.Where(each => after.Pillars.All(pillar => pillar.Code != each.Code) && tasks.Any(task => task.Pillar == each.Code)))
        {
            yield return Broken(Rules.PillarHasTasks, gone.Code);
        }

        foreach (var text in TaskRules.OfTexts(Amendment.OutlinePart, after.Texts))
        {
            yield return text;
        }
    }

    /// <summary>A sector that goes may be named by no task of the plan as it will be.</summary>
    /// <param name="tasks">Those of the plan as the amendment would leave it.</param>
    public static IEnumerable<BrokenRule> OfSectors(PlanOutline before, PlanOutline after, IReadOnlyList<TaskContent> tasks) =>
        from gone in before.Sectors.Select(each => each.Code).Except(after.Sectors.Select(each => each.Code))
        let naming = tasks.Where(each => each.Sectors.Contains(gone)).Select(each => each.Code).OrderBy(SortKey.OfCode, StringComparer.Ordinal).ToList()
        where naming.Count > 0
        select new BrokenRule(Rules.SectorInUse, Amendment.OutlinePart, gone, string.Join(", ", naming));

    /// <summary>Codes of reports that fitted the period before, and do not fit the one after.</summary>
    public static List<string> NotIn(PlanOutline before, PlanOutline after, IReadOnlyList<CoveredPeriod> reports) =>
    [
        .. reports.Where(each => (each.Start >= before.PeriodStart && each.Start < after.PeriodStart) || (each.End <= before.PeriodEnd && each.End > after.PeriodEnd)
            || (each.Kind == ReportKind.EndOfPlan && before.PeriodEnd != after.PeriodEnd)).Select(each => each.Code),
    ];

    private static IEnumerable<BrokenRule> SameCodes(IReadOnlyList<string> codes, StringComparer comparer, string rule, Func<int, string> field) =>
        codes.Index().GroupBy(each => each.Item, comparer).Where(each => each.Key.Length > 0).SelectMany(each => each.Skip(1).Select(later => new BrokenRule(rule, field(later.Index), later.Item)));

    private static IEnumerable<BrokenRule> SameTitles(IReadOnlyList<(string Code, LocalizedText Title)> parts, string rule, Func<int, string> field) =>
        from later in parts.Index()
        from earlier in parts.Take(later.Index)
        where Languages.All.Any(language => later.Item.Title[language] is { } words && earlier.Title[language] is { } others && SearchKey.Of(words.Text) == SearchKey.Of(others.Text))
        select new BrokenRule(rule, field(later.Index), later.Item.Code, earlier.Code);
}

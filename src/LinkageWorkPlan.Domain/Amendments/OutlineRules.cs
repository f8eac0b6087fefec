using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>A report that both sides signed: what it covers stays covered.</summary>
/// <param name="Start">First day of its period, inclusive.</param>
/// <param name="End">Last day of its period, inclusive.</param>
public sealed record IssuedPeriod(string Code, ReportKind Kind, DateOnly Start, DateOnly End);

/// <summary>What must hold of another title, another period and other pillars of an adopted plan.</summary>
internal static class OutlineRules
{
    /// <summary>A plan of one year that is prolonged still ends before two are over, and one of two years before three.</summary>
    private const int MonthsMore = 12;

    /// <summary>The outline in the form in which a plan holds it.</summary>
    /// <exception cref="RuleException">All that is broken of it alone, at once.</exception>
    public static PlanOutline Checked(PlanOutline outline)
    {
        var pillars = outline.Pillars.Select(each => new PillarContent(Check.Code(each.Code, nameof(Pillar.Code), Pillar.CodeMax), Check.Text(each.Title, OfPillar(each.Code), Pillar.TitleMax, required: true))).ToList();
        var broken = new List<BrokenRule>();
        if (outline.PeriodEnd < outline.PeriodStart)
        {
            broken.Add(new BrokenRule(Rules.PlanPeriodOrder, nameof(WorkPlan.PeriodEnd), outline.PeriodStart, outline.PeriodEnd));
        }

        broken.AddRange(pillars.GroupBy(each => each.Code).Where(each => each.Count() > 1).Select(each => new BrokenRule(Rules.PillarCodeTaken, null, each.Key)));
        broken.AddRange(SameTitles(pillars));
        return broken.Count > 0 ? throw new RuleException(broken) : outline with { Title = Check.Text(outline.Title, nameof(WorkPlan.Title), WorkPlan.TitleMax, required: true), Pillars = pillars };
    }

    /// <summary>What names a pillar's title in messages.</summary>
    private static string OfPillar(string code) => WorkPlan.PillarPrefix + code;

    /// <param name="plan">As it is agreed now.</param>
    /// <param name="tasks">All that are or were in the plan, as they will be.</param>
    public static IEnumerable<BrokenRule> Of(WorkPlan plan, PlanOutline before, PlanOutline after, IReadOnlyList<(string Code, string Pillar, TaskContent? Content)> tasks, IReadOnlyList<IssuedPeriod> issued)
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

        var reported = issued.Where(each => (each.Start >= before.PeriodStart && each.Start < after.PeriodStart) || (each.End <= before.PeriodEnd && each.End > after.PeriodEnd)
            || (each.Kind == ReportKind.EndOfPlan && before.PeriodEnd != after.PeriodEnd)).Select(each => each.Code).ToList();
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

    private static IEnumerable<BrokenRule> SameTitles(IReadOnlyList<PillarContent> pillars) =>
        from later in pillars.Index()
        from earlier in pillars.Take(later.Index)
        where Languages.All.Any(language => later.Item.Title[language] is { } words && earlier.Title[language] is { } others && SearchKey.Of(words.Text) == SearchKey.Of(others.Text))
        select new BrokenRule(Rules.PillarTitleTaken, null, later.Item.Code, earlier.Code);
}

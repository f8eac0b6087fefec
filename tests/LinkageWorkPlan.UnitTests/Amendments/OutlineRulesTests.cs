using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>Another title, period, other pillars and sectors of an adopted plan of 2026.</summary>
public class OutlineRulesTests
{
    private static readonly LocalizedText One = SamplePlan.Text("Điện tử mẫu", "ເອເລັກໂຕຣນິກ");
    private static readonly LocalizedText Two = SamplePlan.Text("Sữa mẫu", "ນົມ");
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    private readonly SamplePlan sample = new();

    private PlanOutline Outline => sample.Plan.ToOutline();

    [Fact]
    public void An_outline_in_order_is_taken_with_its_codes_as_they_are_kept()
    {
        var typed = Outline with { Pillars = [.. Outline.Pillars, new PillarContent(" B ", One)], Sectors = [new Sector(" S05", One), new Sector("S06", Two)] };
        var taken = OutlineRules.Checked(typed);
        Assert.Equal(["A", "B"], taken.Pillars.Select(each => each.Code));
        Assert.Equal([new Sector("S05", One), new Sector("S06", Two)], taken.Sectors);
        Assert.Equal((Outline.Title, First, Last), (taken.Title, taken.PeriodStart, taken.PeriodEnd));
    }

    [Fact]
    public void A_period_may_be_one_day_and_not_less()
    {
        Assert.Equal(First, OutlineRules.Checked(Outline with { PeriodEnd = First }).PeriodEnd);
        var broken = Assert.Single(Refused(Outline with { PeriodEnd = First.AddDays(-1) }));
        Assert.Equal((Rules.PlanPeriodOrder, "PeriodEnd"), (broken.Rule, broken.Subject));
        Assert.Equal([First, First.AddDays(-1)], broken.Arguments);
    }

    [Fact]
    public void Codes_and_titles_have_limits()
    {
        static LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('x', length));
        var longest = Outline with { Title = Long(300), Pillars = [new PillarContent("ABCD", Long(200))], Sectors = [new Sector("S1234567", Long(200))] };
        Assert.True(OutlineRules.Checked(longest).SaysTheSame(longest));
        Assert.Equal(
            [
                (Rules.TooLong, "Title", "Title"), (Rules.TooLong, "Pillar:0:Code", "Pillar.Code"), (Rules.TooLong, "Pillar:0:Title", "Pillar.Title"),
                (Rules.TooLong, "Sector:0:Code", "Sector.Code"), (Rules.TooLong, "Sector:0:Title", "Sector.Title"),
            ],
            Refused(Outline with { Title = Long(301), Pillars = [new PillarContent("ABCDE", Long(201))], Sectors = [new Sector("S12345678", Long(201))] }).Select(each => (each.Rule, each.Subject, each.Arguments[0])));
    }

    [Fact]
    public void No_code_is_there_twice_and_the_later_one_is_named()
    {
        var broken = Refused(Outline with
        {
            Pillars = [new PillarContent("A", One), new PillarContent("a", Two), new PillarContent("A", SamplePlan.Text("Ba", "ສາມ"))],
            Sectors = [new Sector("S5", One), new Sector("s5", Two)],
        });
        Assert.Equal([(Rules.PillarCodeTaken, "Pillar:2:Code", "A"), (Rules.SectorCodeTaken, "Sector:1:Code", "s5")], broken.Select(each => (each.Rule, each.Subject, each.Arguments[0])));
    }

    [Fact]
    public void Codes_that_are_missing_are_not_called_the_same() =>
        Assert.Equal([(Rules.Required, "Pillar:0:Code"), (Rules.Required, "Pillar:1:Code")], Refused(Outline with { Pillars = [new PillarContent("", One), new PillarContent("", Two)] }).Select(each => (each.Rule, each.Subject)));

    [Fact]
    public void One_language_is_enough_to_make_two_titles_the_same()
    {
        var broken = Assert.Single(Refused(Outline with { Sectors = [new Sector("S1", Two), new Sector("S2", One), new Sector("S3", SamplePlan.Text("Khác", "ເອເລັກໂຕຣນິກ"))] }));
        Assert.Equal((Rules.SectorTitleTaken, "Sector:2:Title"), (broken.Rule, broken.Subject));
        Assert.Equal(["S3", "S2"], broken.Arguments);
        Assert.Equal(2, OutlineRules.Checked(Outline with { Sectors = [new Sector("S1", LocalizedText.Of(Language.Vi, "abc")), new Sector("S2", LocalizedText.Of(Language.En, "abc"))] }).Sectors.Count);
    }

    [Fact]
    public void A_list_of_sectors_has_a_limit()
    {
        List<Sector> Many(int count) => [.. Enumerable.Range(0, count).Select(place => new Sector($"S{place}", LocalizedText.Of(Language.Vi, $"Ngành mẫu {place}")))];
        Assert.Equal(60, OutlineRules.Checked(Outline with { Sectors = Many(WorkPlan.SectorsMax) }).Sectors.Count);
        var broken = Assert.Single(Refused(Outline with { Sectors = Many(61) }));
        Assert.Equal((Rules.SectorsTooMany, null), (broken.Rule, broken.Subject));
        Assert.Equal([60], broken.Arguments);
    }

    [Fact]
    public void What_was_agreed_since_is_the_only_thing_said()
    {
        var broken = Assert.Single(Of(Outline with { Title = One }, Outline with { Title = LocalizedText.Of(Language.Vi, "Chỉ tiếng Việt"), Pillars = [] }, [("A1", "A", sample.Content())]));
        Assert.Equal((Rules.AmendmentPartOutdated, "Outline"), (broken.Rule, broken.Subject));
        Assert.Equal(["2026"], broken.Arguments);
    }

    [Theory]
    [InlineData(PlanKind.Annual, 2027)]
    [InlineData(PlanKind.Biennial, 2028)]
    public void A_plan_is_prolonged_by_less_than_a_year(PlanKind kind, int year)
    {
        var plan = new WorkPlan("P", kind, One, First, new DateOnly(year - 1, 12, 31));
        IEnumerable<BrokenRule> Until(DateOnly end) => OutlineRules.Of(plan, plan.ToOutline(), plan.ToOutline() with { PeriodEnd = end }, [], []);
        Assert.Empty(Until(new DateOnly(year, 12, 31)));
        var broken = Assert.Single(Until(new DateOnly(year + 1, 1, 1)));
        Assert.Equal((Rules.AmendmentPeriodKind, "Outline"), (broken.Rule, broken.Subject));
        Assert.Equal([kind, First, new DateOnly(year + 1, 1, 1)], broken.Arguments);
    }

    [Fact]
    public void A_period_that_stays_is_not_asked_about_however_long_it_is()
    {
        var plan = new WorkPlan("P", PlanKind.Annual, One, First, new DateOnly(2029, 12, 31));
        Assert.Empty(OutlineRules.Of(plan, plan.ToOutline(), plan.ToOutline() with { Title = Two }, [], []));
        Assert.Equal([Rules.AmendmentPeriodKind], OutlineRules.Of(plan, plan.ToOutline(), plan.ToOutline() with { PeriodStart = First.AddDays(-1) }, [], []).Select(each => each.Rule));
    }

    [Fact]
    public void Tasks_that_stay_in_the_plan_stay_in_its_period()
    {
        var task = sample.Content();
        IEnumerable<BrokenRule> Within(DateOnly start, DateOnly end, TaskContent? content) => Of(Outline, Outline with { PeriodStart = start, PeriodEnd = end }, [("A1", "A", content)]);
        Assert.Empty(Within(task.Start!.Value, task.End!.Value, task));
        Assert.Empty(Within(task.Start!.Value.AddDays(9), task.End!.Value, null));
        foreach (var (start, end) in new[] { (task.Start!.Value.AddDays(1), Last), (First, task.End!.Value.AddDays(-1)) })
        {
            var broken = Assert.Single(Within(start, end, task));
            Assert.Equal((Rules.TasksOutsidePeriod, "Outline", start, end), (broken.Rule, broken.Subject, broken.Arguments[0], broken.Arguments[1]));
            Assert.Equal(["A1"], Assert.IsType<List<string>>(broken.Arguments[2]));
        }
    }

    [Fact]
    public void A_report_that_is_issued_stays_in_the_period()
    {
        var issued = new CoveredPeriod("2026-H1", ReportKind.HalfYear, First, new DateOnly(2026, 6, 14));
        Assert.Empty(OutlineRules.Of(sample.Plan, Outline, Outline with { PeriodEnd = new(2026, 6, 14) }, [], [issued]));
        var broken = Assert.Single(OutlineRules.Of(sample.Plan, Outline, Outline with { PeriodEnd = new(2026, 6, 13) }, [], [issued]));
        Assert.Equal((Rules.AmendmentPeriodReported, "Outline", First, new DateOnly(2026, 6, 13)), (broken.Rule, broken.Subject, broken.Arguments[0], broken.Arguments[1]));
        Assert.Equal(["2026-H1"], Assert.IsType<List<string>>(broken.Arguments[2]));
    }

    [Fact]
    public void A_pillar_goes_where_nothing_is_or_was_under_it()
    {
        var after = Outline with { Pillars = [new PillarContent("B", One)] };
        Assert.Empty(Of(Outline, after, [("B1", "B", null)]));
        var broken = Assert.Single(Of(Outline, after, [("A1", "A", null)]));
        Assert.Equal((Rules.PillarHasTasks, "Outline"), (broken.Rule, broken.Subject));
        Assert.Equal(["A"], broken.Arguments);
        Assert.Equal([Rules.PillarHasTasks], Of(Outline, after, [("A1", "A", null), ("B1", "B", null)]).Select(each => each.Rule));
        Assert.Empty(Of(Outline, after, []));
        Assert.Empty(Of(Outline, Outline with { Title = One }, [("A1", "A", null)]));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var alone = LocalizedText.Of(Language.Vi, "Chỉ tiếng Việt");
        var broken = Of(Outline, Outline with { Title = alone, Pillars = [.. Outline.Pillars, new PillarContent("B", alone)], Sectors = [new Sector("S1", alone)] }, []);
        Assert.Equal(
            [(Rules.TextMissing, "Outline", "Title"), (Rules.TextMissing, "Outline", "Pillar:B"), (Rules.TextMissing, "Outline", "Sector:S1")],
            broken.Select(each => (each.Rule, each.Subject!, (string)each.Arguments[1])));
    }

    [Fact]
    public void A_sector_that_goes_is_named_by_no_task()
    {
        var (before, after) = (Outline with { Sectors = [new Sector("S1", One), new Sector("S2", Two)] }, Outline with { Sectors = [new Sector("S2", Two)] });
        TaskContent Naming(string code, params string[] sectors) => sample.Content(code) with { Sectors = sectors };
        Assert.Empty(OutlineRules.OfSectors(before, after, [Naming("A1", "S2"), Naming("A2")]));
        var broken = Assert.Single(OutlineRules.OfSectors(before, after, [Naming("A10", "S1"), Naming("A2", "S2", "S1"), Naming("A3", "S2")]));
        Assert.Equal((Rules.SectorInUse, "Outline"), (broken.Rule, broken.Subject));
        Assert.Equal(["S1", "A2, A10"], broken.Arguments);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(10, 0, false)]
    [InlineData(9, 0, true)]
    [InlineData(-1, 0, false)]
    [InlineData(0, -10, false)]
    [InlineData(0, -9, true)]
    [InlineData(0, 1, false)]
    public void Reports_that_fitted_before_and_do_not_after_are_found(int startsAfter, int endsAfter, bool isCutOff)
    {
        // The plan loses its first and its last ten days, where the report is moved at all.
        var (start, end) = (startsAfter == 0 ? First.AddDays(20) : First.AddDays(startsAfter), endsAfter == 0 ? Last.AddDays(-20) : Last.AddDays(endsAfter));
        var report = new CoveredPeriod("R", ReportKind.Special, start, end);
        Assert.Equal(isCutOff ? ["R"] : [], OutlineRules.NotIn(Outline, Outline with { PeriodStart = First.AddDays(10), PeriodEnd = Last.AddDays(-10) }, [report]));
    }

    [Fact]
    public void A_report_on_the_first_and_last_day_fitted_before()
    {
        var after = Outline with { PeriodStart = First.AddDays(1), PeriodEnd = Last.AddDays(-1) };
        CoveredPeriod[] reports =
        [
            new("A", ReportKind.Special, First, Last.AddDays(-9)), new("B", ReportKind.Special, First.AddDays(9), Last), new("C", ReportKind.Special, First.AddDays(-1), Last.AddDays(-9)),
            new("D", ReportKind.Special, First.AddDays(9), Last.AddDays(1)),
        ];
        Assert.Equal(["A", "B"], OutlineRules.NotIn(Outline, after, reports));
    }

    [Fact]
    public void A_report_on_the_whole_plan_needs_the_plans_last_day()
    {
        CoveredPeriod[] reports = [new("END", ReportKind.EndOfPlan, First, Last.AddDays(-40)), new("S1", ReportKind.Special, First, Last.AddDays(-40))];
        Assert.Equal(["END"], OutlineRules.NotIn(Outline, Outline with { PeriodEnd = Last.AddDays(1) }, reports));
        Assert.Empty(OutlineRules.NotIn(Outline, Outline with { Title = One }, reports));
    }

    private IEnumerable<BrokenRule> Of(PlanOutline before, PlanOutline after, IReadOnlyList<(string Code, string Pillar, TaskContent? Content)> tasks) =>
        OutlineRules.Of(sample.Plan, before, after, tasks, []);

    private static IReadOnlyList<BrokenRule> Refused(PlanOutline outline) => Assert.Throws<RuleException>(() => OutlineRules.Checked(outline)).Broken;
}

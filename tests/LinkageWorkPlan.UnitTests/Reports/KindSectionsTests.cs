using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What a report of each kind cannot do without, and which one is a plan's last.</summary>
public class KindSectionsTests
{
    [Theory]
    [InlineData(ReportKind.Quarter, "II.2 III.2 IV", "II.2 III.2 III.3 IV V.1 V.2")]
    [InlineData(ReportKind.HalfYear, "I II.2 II.3 III.1 III.2 III.3 IV", "I II.2 II.3 III.1 III.2 III.3 IV V.1 V.2")]
    [InlineData(ReportKind.Annual, "I II.2 II.3 II.4 III.1 III.2 III.3 III.5 IV", "I II.2 II.3 II.4 III.1 III.2 III.3 III.5 IV V.1 V.2")]
    [InlineData(ReportKind.EndOfPlan, "I II.2 II.4 III.1 III.2 III.5 IV", "I II.2 II.4 III.1 III.2 III.3 III.5 IV V.1 V.2")]
    [InlineData(ReportKind.Special, "I II.2", "I II.2 III.3 V.1 V.2")]
    public void Each_kind_has_its_mandatory_sections(ReportKind kind, string mandatory, string required)
    {
        Assert.Equal(mandatory, string.Join(' ', KindSections.Mandatory(kind)));
        Assert.Equal(required, string.Join(' ', KindSections.Required(kind)));
        Assert.Equal((false, false, true), (KindSections.MayBeLeftOut(kind, "II.2"), KindSections.MayBeLeftOut(kind, "V.1"), KindSections.MayBeLeftOut(kind, "III.4")));
        Assert.False(KindSections.MayBeLeftOut(kind, SectionKeys.Summary));
    }

    [Fact]
    public void A_section_that_is_not_left_out_is_named_with_the_kind()
    {
        var report = Make(new SamplePlan().Adopted().Plan, ReportKind.Quarter, new(2026, 3, 14));
        var broken = Assert.Throws<RuleException>(() => report.LeaveOut("IV")).Broken[0];
        Assert.Equal((Rules.SectionMandatory, "IV"), (broken.Rule, broken.Subject));
        Assert.Equal(["IV", ReportKind.Quarter], broken.Arguments);
        report.WriteSection("III.4", SamplePlan.Text("Một", "ໜຶ່ງ"));
        Assert.Equal((Rules.SectionHasWords, "III.4"), Assert.Throws<RuleException>(() => report.LeaveOut("III.4")).Broken[0] is var words ? (words.Rule, words.Subject) : default);
        report.LeaveOut("III.5");
        report.LeaveOut("I");
        Assert.Equal(["I", "III.5"], report.LeftOut);
        report.TakeBackIn("I");
        Assert.Equal(["III.5"], report.LeftOut);
    }

    [Theory]
    [InlineData(PlanKind.Annual, ReportKind.Annual, 2026, true)]
    [InlineData(PlanKind.Annual, ReportKind.Annual, 2025, false)]
    [InlineData(PlanKind.Annual, ReportKind.HalfYear, 2026, false)]
    [InlineData(PlanKind.Annual, ReportKind.EndOfPlan, 2025, true)]
    [InlineData(PlanKind.Biennial, ReportKind.Annual, 2026, false)]
    [InlineData(PlanKind.Biennial, ReportKind.EndOfPlan, 2026, true)]
    public void The_last_report_is_of_the_whole_plan_or_of_its_only_year(PlanKind planKind, ReportKind kind, int year, bool isLast)
    {
        var plan = new WorkPlan("2026", planKind, SamplePlan.Text("Kế hoạch", "ແຜນວຽກ"), new(2025, 1, 1), new(2026, 12, 31));
        plan.AddPillar("A", SamplePlan.Text("Điều phối", "ການປະສານງານ"));
        plan.AskForReview();
        plan.Adopt(new(2025, 2, 20));
        Assert.Equal(isLast, ClosingRules.IsLastOf(plan, Make(plan, kind, new(year, 12, 14))));
    }

    [Fact]
    public void Scopes_are_the_same_where_they_cover_the_same()
    {
        var (words, scope) = (SamplePlan.Text("Một", "ໜຶ່ງ"), new ReportScope(SamplePlan.Text("Một", "ໜຶ່ງ"), ["A"], ["B1"]));
        Assert.Equal(new ReportScope(words, ["A"], ["B1"]), scope);
        Assert.Equal(new ReportScope(words, ["A"], ["B1"]).GetHashCode(), scope.GetHashCode());
        Assert.All(new[] { scope with { Topic = LocalizedText.Empty }, scope with { Pillars = ["C"] }, scope with { Tasks = ["B2"] }, scope with { Tasks = [] } }, other => Assert.NotEqual(other, scope));
        Assert.False(scope.Equals(null));
        Assert.Equal((true, true, true, false), (scope.IsPart, (scope with { Tasks = [] }).IsPart, (scope with { Pillars = [] }).IsPart, ReportScope.Whole.IsPart));
        Assert.Equal((true, true, false, false), (scope.Covers("A", "X"), scope.Covers("X", "B1"), scope.Covers("X", "A"), scope.Covers("B1", "X")));
    }

    [Fact]
    public void A_scope_of_another_plan_is_refused_and_named()
    {
        var plan = new SamplePlan().Adopted().Plan;
        (string, string)[] tasks = [("A", "A1")];
        Assert.Equal((Rules.NotFound, "CoveredPillars", "X"), Refused(() => new ReportScope(LocalizedText.Empty, ["A", "X"], []).In(plan, tasks)));
        Assert.Equal((Rules.NotFound, "CoveredTasks", "A2"), Refused(() => new ReportScope(LocalizedText.Empty, [], ["A1", "A2"]).In(plan, tasks)));
    }

    [Fact]
    public void Sections_are_printed_in_their_order()
    {
        Assert.Equal(["Summary", "I", "II.1", "II.2", "II.3", "II.4", "III.1", "III.2", "III.3", "III.4", "III.5", "IV"], SectionKeys.Written);
        Assert.Equal(["I", "II", "III", "IV", "V"], SectionKeys.All.Where(SectionKeys.IsChapter));
        Assert.Equal(SectionKeys.All, SectionKeys.Parts.Skip(1));
        Assert.Equal(("V.1", "V.2"), (SectionKeys.ProposalsTo(Side.Vietnam), SectionKeys.ProposalsTo(Side.Laos)));
    }

    private static Report Make(WorkPlan plan, ReportKind kind, DateOnly end) => new(plan, "R1", kind, new ReportDates(new(2025, 1, 1), end, end, end));

    private static (string Rule, string? Subject, object Named) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject, broken.Arguments[0]) : default;
}

using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Periods of a special report, the order of what is missing, and what keeps a plan open.</summary>
public class ReportPeriodEdgeTests
{
    private readonly WorkPlan plan = new SamplePlan().Adopted().Plan;

    [Fact]
    public void A_special_report_is_about_the_whole_plan_until_somebody_says_otherwise()
    {
        var period = Assert.Single(ReportPeriod.Of(ReportKind.Special, plan));
        Assert.Equal(("S1", plan.PeriodStart, plan.PeriodEnd), (period.Code, period.Start, period.End));
        Assert.Equal(new ReportDates(plan.PeriodStart, plan.PeriodEnd, plan.PeriodEnd, plan.PeriodEnd.AddDays(16)), period.Dates);
    }

    [Fact]
    public void What_is_missing_comes_in_the_order_of_its_last_days_and_of_its_kinds()
    {
        ReportStanding[] kinds = [.. new[] { ReportKind.Annual, ReportKind.Quarter, ReportKind.HalfYear, ReportKind.Quarter, ReportKind.EndOfPlan }.Select(each => new ReportStanding(each, "other", new(2020, 1, 1), true))];
        Assert.Equal(
            ["2026-Q1", "2026-Q2", "2026-H1", "2026-Q3", "2026-Q4", "2026-H2", "2026", "END"],
            ReportPeriod.Unreported(plan, kinds, new(2027, 1, 1)).Select(each => each.Period.Code));
        Assert.Equal([ReportKind.HalfYear, ReportKind.HalfYear, ReportKind.EndOfPlan], ReportPeriod.Unreported(plan, [], new(2027, 1, 1)).Select(each => each.Kind));
        Assert.Equal(2, ReportPeriod.Unreported(plan, [], plan.PeriodEnd).Count);
    }

    [Fact]
    public void Open_reports_are_named_by_their_codes_in_order()
    {
        Report[] reports = [Make("B"), Make("A"), Make("C")];
        reports[2].SendForSignature();
        var broken = ClosingRules.BeforeClosing(plan, reports, [], [], new HashSet<string>());
        Assert.Equal([(Rules.LastReportMissing, "2026"), (Rules.ReportStillOpen, "A"), (Rules.ReportStillOpen, "B"), (Rules.ReportStillOpen, "C")], broken.Select(each => (each.Rule, each.Subject!)));
        Assert.All(broken, each => Assert.Equal(each.Subject, each.Arguments[0]));
    }

    [Fact]
    public void A_code_is_printed_in_groups_of_four_as_far_as_it_goes()
    {
        Assert.Equal(("9f3a-12", "9f3a", ""), (ReportIssue.Grouped("9f3a12"), ReportIssue.Grouped("9f3a"), ReportIssue.Grouped("")));
        Assert.Equal("0123456789abcdef", ReportIssue.CodeOf("0123456789abcdef0"));
    }

    private Report Make(string code) => new(plan, code, ReportKind.HalfYear, new ReportDates(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)));
}

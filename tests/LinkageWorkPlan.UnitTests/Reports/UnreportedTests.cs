using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Which reports are missing, and where no plan follows.</summary>
public class UnreportedTests
{
    private static readonly WorkPlan Plan = new("2026-2027", PlanKind.Biennial, LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ"), new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31));

    [Fact]
    public void Half_years_that_are_over_are_due_where_nothing_was_reported_yet()
    {
        Assert.Empty(Codes(new DateOnly(2026, 6, 14)));
        Assert.Equal(["2026-H1"], Codes(new DateOnly(2026, 6, 15)));
        Assert.Equal(["2026-H1", "2026-H2", "2027-H1", "2027-H2", "END"], Codes(new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void Other_kinds_are_due_where_the_plan_is_reported_on_in_them()
    {
        ReportStanding[] quarters = [new(ReportKind.Quarter, "2026-Q1", new DateOnly(2026, 3, 14), true), new(ReportKind.Special, "S1", new DateOnly(2026, 5, 1), true)];
        Assert.Equal(["2026-Q2"], Codes(new DateOnly(2026, 7, 1), quarters));
        Assert.Equal(["2026-Q2", "2026-H1"], Codes(new DateOnly(2026, 7, 1), [.. quarters, new(ReportKind.HalfYear, "2026-H1", new DateOnly(2026, 6, 14), false)]));
    }

    [Theory]
    [InlineData("2026-H1", "2026-06-14", true, 0)]
    [InlineData("other", "2026-06-14", true, 0)]
    [InlineData("2026-H1", "2026-06-30", true, 0)]
    [InlineData("2026-H1", "2026-06-14", false, 1)]
    public void A_period_is_reported_once_it_has_a_published_issue(string code, string end, bool isPublished, int missing) =>
        Assert.Equal(missing, Codes(new DateOnly(2026, 7, 1), new ReportStanding(ReportKind.HalfYear, code, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), isPublished)).Count);

    [Theory]
    [InlineData(ReportKind.HalfYear, "2026-H1", "2026-06-30", true)]
    [InlineData(ReportKind.HalfYear, "other", "2026-06-14", true)]
    [InlineData(ReportKind.HalfYear, "other", "2026-06-30", false)]
    [InlineData(ReportKind.Quarter, "2026-Q2", "2026-06-14", false)]
    public void A_report_is_of_a_period_by_its_code_or_by_its_kind_and_last_day(ReportKind kind, string code, string end, bool isOf) => Assert.Equal(
        isOf,
        new ReportStanding(kind, code, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), false).IsOf(ReportKind.HalfYear, ReportPeriod.Of(ReportKind.HalfYear, Plan)[0]));

    [Theory]
    [InlineData("2027-10-01", false, false)]
    [InlineData("2027-10-02", false, true)]
    [InlineData("2028-03-01", false, true)]
    [InlineData("2028-03-01", true, false)]
    public void A_plan_lacks_a_successor_from_ninety_days_before_its_end(string today, bool hasNext, bool isMissing)
    {
        DateOnly[] ends = [Plan.PeriodEnd, new(2025, 12, 31), .. hasNext ? [new DateOnly(2028, 12, 31)] : Array.Empty<DateOnly>()];
        Assert.Equal(isMissing, PlanSuccession.IsMissing(Plan.PeriodEnd, ends, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static List<string> Codes(DateOnly today, params IReadOnlyCollection<ReportStanding> reports) => [.. ReportPeriod.Unreported(Plan, reports, today).Select(due => due.Period.Code)];
}

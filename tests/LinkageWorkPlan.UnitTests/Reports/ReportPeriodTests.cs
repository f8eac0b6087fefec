using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Periods of Decree 09/2019/NĐ-CP: from the 15th to the 14th.</summary>
public sealed class ReportPeriodTests
{
    private static readonly WorkPlan Plan = new("2026-2027", PlanKind.Biennial, LocalizedText.Of(Language.Vi, "Kế hoạch"), new(2026, 1, 1), new(2027, 12, 31));

    [Fact]
    public void A_half_year_counts_from_15_December() =>
        Assert.Equal(
            ["2026-H1 2025-12-15 2026-06-14", "2026-H2 2026-06-15 2026-12-14", "2027-H1 2026-12-15 2027-06-14", "2027-H2 2027-06-15 2027-12-14"],
            Of(ReportKind.HalfYear));

    [Fact]
    public void A_quarter_ends_on_the_14th_of_its_last_month() =>
        Assert.Equal(
            ["2026-Q1 2025-12-15 2026-03-14", "2026-Q2 2026-03-15 2026-06-14", "2026-Q3 2026-06-15 2026-09-14", "2026-Q4 2026-09-15 2026-12-14"],
            Of(ReportKind.Quarter).Take(4));

    [Fact]
    public void A_year_ends_on_14_December() =>
        Assert.Equal(["2026 2025-12-15 2026-12-14", "2027 2026-12-15 2027-12-14"], Of(ReportKind.Annual));

    [Fact]
    public void The_end_of_the_plan_counts_all_of_it() => Assert.Equal(["END 2026-01-01 2027-12-31"], Of(ReportKind.EndOfPlan));

    [Fact]
    public void Figures_are_taken_on_the_last_day_and_the_report_is_due_later() =>
        Assert.Equal(new ReportDates(new(2025, 12, 15), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)), ReportPeriod.Of(ReportKind.HalfYear, Plan)[0].Dates);

    private static IEnumerable<string> Of(ReportKind kind) => ReportPeriod.Of(kind, Plan).Select(each => $"{each.Code} {each.Start:O} {each.End:O}");
}

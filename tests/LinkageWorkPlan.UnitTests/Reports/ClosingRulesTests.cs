using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

public class ClosingRulesTests
{
    private static readonly IReadOnlySet<string> NoneCarried = new HashSet<string>();

    private readonly WorkPlan plan = new SamplePlan().Adopted().Plan;

    [Fact]
    public void All_that_is_open_is_said_at_once()
    {
        var amendment = new Amendment(plan, 1, SamplePlan.Text("Lý do", "ເຫດຜົນ"));
        var broken = ClosingRules.BeforeClosing(plan, [Make("2026-H1", ReportKind.HalfYear)], [amendment], [], NoneCarried);
        Assert.Equal([Rules.LastReportMissing, Rules.ReportStillOpen, Rules.AmendmentStillOpen], broken.Select(each => each.Rule));
        Assert.Equal(["2026", "2026-H1", "2026/1"], broken.Select(each => each.Subject!));
    }

    [Fact]
    public void An_open_obstacle_is_to_be_closed_before()
    {
        var content = new ObstacleContent(SamplePlan.Text("Chưa nối mạng", "ຍັງບໍ່ເຊື່ອມຕໍ່"), SamplePlan.Text("Thiếu thiết bị", "ຂາດອຸປະກອນ"), LocalizedText.Empty, Side.Laos, null, null, null, LocalizedText.Empty);
        var obstacle = new Obstacle(plan, null, 1, content, SamplePlan.Today, null, SamplePlan.Today);
        Assert.Equal([(Rules.ObstacleStillOpen, "O1")], ClosingRules.BeforeClosing(plan, [Issued("END", ReportKind.EndOfPlan)], [], [obstacle], NoneCarried).Select(each => (each.Rule, each.Subject!)));
        Assert.Empty(ClosingRules.BeforeClosing(plan, [Issued("END", ReportKind.EndOfPlan)], [], [obstacle], new HashSet<string> { $"{plan.Code}: O1" }));
        obstacle.Close(SamplePlan.Today, SamplePlan.Text("Đã nối", "ເຊື່ອມຕໍ່ແລ້ວ"), SamplePlan.Today);
        Assert.Empty(ClosingRules.BeforeClosing(plan, [Issued("END", ReportKind.EndOfPlan)], [], [obstacle], NoneCarried));
    }

    [Fact]
    public void Open_obstacles_are_named_in_the_order_of_their_numbers()
    {
        var content = new ObstacleContent(SamplePlan.Text("Chưa nối mạng", "ຍັງບໍ່ເຊື່ອມຕໍ່"), SamplePlan.Text("Thiếu thiết bị", "ຂາດອຸປະກອນ"), LocalizedText.Empty, Side.Laos, null, null, null, LocalizedText.Empty);
        Obstacle[] obstacles = [.. new[] { 10, 2, 1 }.Select(number => new Obstacle(plan, null, number, content, SamplePlan.Today, null, SamplePlan.Today))];
        Assert.Equal(["O1", "O2", "O10"], ClosingRules.BeforeClosing(plan, [Issued("END", ReportKind.EndOfPlan)], [], obstacles, NoneCarried).Select(each => each.Subject!));
    }

    [Fact]
    public void One_last_report_is_enough_beside_others_and_none_is_not()
    {
        Assert.Empty(ClosingRules.BeforeClosing(plan, [Issued("2026-H1", ReportKind.HalfYear), Issued("END", ReportKind.EndOfPlan)], [], [], NoneCarried));
        Assert.Equal([Rules.LastReportMissing], ClosingRules.BeforeClosing(plan, [], [], [], NoneCarried).Select(each => each.Rule));
    }

    [Theory]
    [InlineData(ReportKind.EndOfPlan, true)]
    [InlineData(ReportKind.Annual, true)]
    [InlineData(ReportKind.HalfYear, false)]
    [InlineData(ReportKind.Special, false)]
    public void The_last_report_is_that_of_the_plan_or_of_its_only_year(ReportKind kind, bool isLast)
    {
        var report = Issued("R", kind);
        Assert.Equal(isLast ? [] : [Rules.LastReportMissing], ClosingRules.BeforeClosing(plan, [report], [], [], NoneCarried).Select(each => each.Rule));
        report.OpenCorrection(plan, SamplePlan.Text("Sai số", "ຜິດ"));
        Assert.Contains(Rules.ReportStillOpen, ClosingRules.BeforeClosing(plan, [report], [], [], NoneCarried).Select(each => each.Rule));
    }

    [Fact]
    public void What_was_withdrawn_or_is_in_force_keeps_nothing_open()
    {
        var amendment = new Amendment(plan, 1, SamplePlan.Text("Lý do", "ເຫດຜົນ"));
        amendment.Withdraw();
        Assert.Empty(ClosingRules.BeforeClosing(plan, [Issued("END", ReportKind.EndOfPlan)], [amendment], [], NoneCarried));
    }

    private Report Issued(string code, ReportKind kind)
    {
        var report = Make(code, kind);
        report.SendForSignature();
        report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new(2026, 12, 20), new DateTime(2026, 12, 20, 3, 0, 0, DateTimeKind.Utc));
        return report;
    }

    private Report Make(string code, ReportKind kind) => new(
        plan, code, kind, new ReportDates(new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)),
        kind == ReportKind.Special ? new ReportScope(SamplePlan.Text("Chuyên đề", "ຫົວຂໍ້ສະເພາະ"), [], []) : null);
}

using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What must be done before a plan can be closed. All of it is reported at once, each with the report, amendment or obstacle it is about.</summary>
public static class ClosingRules
{
    /// <param name="reports">All of the plan's.</param>
    /// <param name="amendments">All of the plan's.</param>
    /// <param name="obstacles">All of the plan's: nothing closes one once the plan is closed.</param>
    /// <param name="carried">Places of those that go on in a later plan (<see cref="Obstacle.CarriedFrom"/>).</param>
    public static IReadOnlyList<BrokenRule> BeforeClosing(
        WorkPlan plan, IReadOnlyList<Report> reports, IReadOnlyList<Amendment> amendments, IReadOnlyList<Obstacle> obstacles, IReadOnlySet<string> carried) =>
    [
        .. reports.Any(each => each.Issue is not null && IsLastOf(plan, each)) ? Array.Empty<BrokenRule>() : [new BrokenRule(Rules.LastReportMissing, plan.Code, plan.Code)],
        .. reports.Where(each => each.State != ReportState.Issued).OrderBy(each => each.Code, StringComparer.Ordinal).Select(each => new BrokenRule(Rules.ReportStillOpen, each.Code, each.Code)),
        .. amendments.Where(each => each.IsOpen).Select(each => new BrokenRule(Rules.AmendmentStillOpen, each.Code, each.Number)),
        .. obstacles.Where(each => each.State == ObstacleState.Open && !carried.Contains(WorkTask.PlaceOf(plan.Code, each.Code))).OrderBy(each => each.Number).Select(each => new BrokenRule(Rules.ObstacleStillOpen, each.Code, each.Code)),
    ];

    /// <summary>The report at the end of a plan or, of a plan of one year, that of its year.</summary>
    public static bool IsLastOf(WorkPlan plan, Report report) =>
        report.Kind == ReportKind.EndOfPlan || (plan.Kind == PlanKind.Annual && report.Kind == ReportKind.Annual && report.PeriodEnd.Year == plan.PeriodEnd.Year);
}

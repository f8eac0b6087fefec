using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Linkages;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>The annex of linkages of enterprises.</summary>
internal static class ReportedLinkages
{
    /// <summary>
    /// Linkages that had begun at the cut-off and did not end before the period: of no task, of the report's plan, or of one with which that goes on.
    /// A half-year report has the annex only where a stage was reached in its period, a report on a part of the plan the linkages of its tasks alone.
    /// </summary>
    public static async Task<(IReadOnlyList<LinkageRow> Linkages, IReadOnlyList<LinkageCountRow> Counts)> AtCutOffAsync(WorkPlanDb db, Report report, PlanStanding standing, CancellationToken cancel)
    {
        var (day, chain) = (standing.Day, await db.ChainAsync(report.PlanId, cancel));
        var all = await db.Linkages.AsNoTracking().OrderBy(each => each.Number).ToListAsync(cancel);
        var begun = all.Where(each => each.Task is null || chain.Values.Contains(each.Task.PlanCode))
            .Select(each => (Linkage: each, Step: each.On(day))).Where(each => each.Step is { } step && (step.Stage != LinkageStage.Ended || step.On >= report.PeriodStart)).ToList();
        if (report.Kind == ReportKind.HalfYear && !begun.Exists(each => each.Linkage.Steps.Any(step => step.On >= report.PeriodStart && step.On <= day)))
        {
            return ([], []);
        }

        var names = await db.Enterprises.AsNoTracking().NamesAsync(begun.SelectMany(each => new[] { each.Linkage.VietnamCode, each.Linkage.LaosCode }), cancel);
        var rows = begun.Select(each => new LinkageRow(
                each.Linkage.Code, NameOf(each.Linkage.VietnamCode), NameOf(each.Linkage.LaosCode), each.Linkage.Title, each.Linkage.Obstacles, each.Step!.Stage, each.Step.On, each.Linkage.PilotCode, TaskOf(each.Linkage)))
            .Where(row => !report.Scope.IsPart || standing.Tasks.Any(task => task.Task.Code == row.TaskCode)).ToList();
        if (report.Scope.IsPart)
        {
            return (rows, []);
        }

        var counted = await CountedEnterprises.OnAsync(db.Enterprises, db.Linkages, day, cancel);
        return (rows, LinkageCountRow.Of(counted, await SectorsAsync(db, cancel)));

        LocalizedText NameOf(string code) => names.TryGetValue(code, out var name) ? Enterprise.Printed(name) : LocalizedText.Of(Language.Vi, code, code, code);

        string? TaskOf(Linkage linkage) => linkage.Task is not { } task ? null : task.PlanCode == chain[report.PlanId] ? task.Code : WorkTask.PlaceOf(task.PlanCode, task.Code);
    }

    /// <summary>Sectors of all adopted plans, the newest plan first.</summary>
    private static async Task<IReadOnlyList<(SectorLink Link, LocalizedText Title)>> SectorsAsync(WorkPlanDb db, CancellationToken cancel)
    {
        var plans = await db.Plans.AsNoTracking().Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).Select(each => new { each.Code, each.Sectors }).ToListAsync(cancel);
        return [.. plans.SelectMany(plan => plan.Sectors.Select(sector => (new SectorLink(plan.Code, sector.Code), sector.Title)))];
    }
}

using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>The annex of the joint industrial park.</summary>
internal static class ReportedPark
{
    /// <summary>
    /// What there was at the cut-off: steps and gates, the matrix, and risks that were open or were closed in the period. A half-year report has the annex only
    /// where something happened in its period, a report on a part of the plan never.
    /// </summary>
    public static async Task<ReportContent> AtCutOffAsync(WorkPlanDb db, Report report, PlanStanding standing, ReportContent content, CancellationToken cancel)
    {
        if (report.Scope.IsPart)
        {
            return content;
        }

        var (day, plan) = (standing.Day, standing.Plan.Code);
        var park = await db.Parks.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.BegunOn <= day, cancel);
        var rows = await db.CompatibilityRows.AsNoTracking().Where(each => each.EnteredOn <= day).OrderBy(each => each.Number).ToListAsync(cancel);
        var risks = (await db.ParkRisks.AsNoTracking().Where(each => each.OpenedOn <= day).OrderBy(each => each.Number).ToListAsync(cancel)).Where(each => each.IsOpenOn(day) || each.ClosedOn >= report.PeriodStart).ToList();
        IEnumerable<DateOnly?> events =
        [
            park?.BegunOn, .. (park?.Steps ?? []).Select(each => each.PassedOn), .. rows.Select(each => (DateOnly?)each.EnteredOn), .. risks.SelectMany(each => new[] { each.OpenedOn, each.ClosedOn }),
        ];
        if (report.Kind == ReportKind.HalfYear && !events.Any(each => each >= report.PeriodStart && each <= day))
        {
            return content;
        }

        var owners = risks.ConvertAll(each => each.OwnerId);
        var names = await db.Owners.AsNoTracking().Where(each => owners.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancel);
        return content with
        {
            ParkSteps = park is null ? [] : ParkStepLine.Of(park, day, plan),
            ParkMatrix = [.. rows.OrderBy(each => each.Topic).Select(each => ParkMatrixLine.Of(each, plan))],
            ParkRisks = [.. risks.OrderByDescending(each => each.Weight).Select(each => ParkRiskLine.Of(each, names.GetValueOrDefault(each.OwnerId, LocalizedText.Empty), day))],
        };
    }
}

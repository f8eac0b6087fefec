using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>
/// Corrections that a report has to name: of what was on record when the former report was made, or at this one's cut-off, and is said
/// otherwise since. What was corrected before anybody read it is not among them.
/// </summary>
internal static class FactCorrections
{
    /// <param name="former">The report before; null where this is the plan's first.</param>
    /// <returns>Of tasks, then of indicators; each by code, then by day.</returns>
    public static async Task<IReadOnlyList<CorrectedFact>> OfAsync(WorkPlanDb db, Report report, PlanStanding standing, FormerIssue? former, CancellationToken cancel)
    {
        DateTime[] told = former is null ? [WorkingClock.EndOf(report.CutOff)] : [former.FrozenAt, WorkingClock.EndOf(report.CutOff)];
        bool WasTold(DateTime recorded, DateTime corrected) => told.Any(moment => recorded <= moment && corrected > moment);

        return [.. await OfTasksAsync(db, report, standing, WasTold, cancel), .. await OfIndicatorsAsync(db, report, standing, WasTold, cancel)];
    }

    private static async Task<IReadOnlyList<CorrectedFact>> OfTasksAsync(WorkPlanDb db, Report report, PlanStanding standing, Func<DateTime, DateTime, bool> wasTold, CancellationToken cancel)
    {
        var codes = standing.Tasks.ToDictionary(each => each.Task.Id, each => each.Task.Code);
        var past = await db.Progress.IgnoreQueryFilters().AsNoTracking().Where(each => each.PlanId == report.PlanId && each.SupersededAt != null).ToListAsync(cancel);
        if (past.Count == 0)
        {
            return [];
        }

        Guid[] named = [.. past.Select(each => each.Replacement).OfType<Guid>()];
        var updates = await db.Progress.IgnoreQueryFilters().AsNoTracking().Where(each => named.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
        return
        [
            .. past
                .Where(each => codes.ContainsKey(each.TaskId) && each.SupersededAt is { } at && wasTold(each.RecordedAt, at)
                    && (each.EffectiveOn <= report.CutOff || (each.Replacement is { } id && updates[id].EffectiveOn <= report.CutOff)))
                .Select(each => new CorrectedFact(codes[each.TaskId], each.EffectiveOn, WorkingClock.DayOf(new DateTimeOffset(each.SupersededAt!.Value, TimeSpan.Zero)), KindOf(each)))
                .Distinct()
                .OrderBy(each => each.TaskCode, StringComparer.Ordinal).ThenBy(each => each.EffectiveOn).ThenBy(each => each.CorrectedOn).ThenBy(each => each.Kind),
        ];
    }

    private static async Task<IReadOnlyList<CorrectedFact>> OfIndicatorsAsync(WorkPlanDb db, Report report, PlanStanding standing, Func<DateTime, DateTime, bool> wasTold, CancellationToken cancel)
    {
        var codes = standing.Indicators.ToDictionary(each => each.Id, each => each.Code);
        var ids = codes.Keys.ToList();
        var all = await db.Set<IndicatorResult>().IgnoreQueryFilters().AsNoTracking().Where(each => ids.Contains(each.IndicatorId) && (each.SupersededAt != null || each.Corrects != null)).ToListAsync(cancel);
        var byId = all.ToDictionary(each => each.Id);
        return
        [
            .. all
                .Where(each => each.SupersededAt is { } at && wasTold(each.RecordedAt, at)
                    && (each.AsOf <= report.CutOff || (each.Replacement is { } id && byId[id].AsOf <= report.CutOff)))
                .Select(each => new CorrectedFact(string.Empty, each.AsOf, WorkingClock.DayOf(new DateTimeOffset(each.SupersededAt!.Value, TimeSpan.Zero)), KindOf(each), codes[each.IndicatorId]))
                .Distinct()
                .OrderBy(each => SortKey.OfCode(each.IndicatorCode!), StringComparer.Ordinal).ThenBy(each => each.EffectiveOn).ThenBy(each => each.CorrectedOn).ThenBy(each => each.Kind),
        ];
    }

    private static CorrectedKind KindOf(RecordedFact fact) => fact.Replacement is null ? CorrectedKind.Withdrawn : CorrectedKind.Corrected;
}

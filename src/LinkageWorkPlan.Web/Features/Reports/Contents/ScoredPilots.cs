using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>The annex of pilot models.</summary>
internal static class ScoredPilots
{
    /// <summary>
    /// Of rounds that both panels finished by the cut-off: what was scored since the plan began, and whatever is chosen. By round and rank.
    /// A report on a part of the plan has those that are carried out in its tasks.
    /// </summary>
    public static async Task<IReadOnlyList<PilotRow>> AtCutOffAsync(WorkPlanDb db, Report report, PlanStanding standing, CancellationToken cancel)
    {
        // Days are those of Hanoi and Vientiane.
        var (begin, end) = (MeetingTime.ToUtc(standing.Plan.PeriodStart, TimeOnly.MinValue), MeetingTime.ToUtc(standing.Day.AddDays(1), TimeOnly.MinValue));
        var sheets = await db.ScoringSheets.AsNoTracking().Where(each => each.ScoredAt != null && each.ScoredAt < end).OrderBy(each => each.Number).ToListAsync(cancel);
        if (sheets.Count == 0)
        {
            return [];
        }

        var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().Where(each => each.ScoredIn != null && each.State != PilotState.Withdrawn).ToListAsync(cancel);
        var ids = sheets.ConvertAll(each => each.Id);
        var ballots = (await db.Ballots.AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.SheetId)).ToListAsync(cancel)).ToLookup(each => each.SheetId);
        var day = standing.Day;
        var held = await db.Meetings.AsNoTracking().IgnoreAutoIncludes().Where(each => each.On <= day).Select(each => each.Code).ToListAsync(cancel);
        var rows = sheets.SelectMany(sheet => CandidateResult.Of(sheet, [.. ballots[sheet.Id]], pilots), (sheet, result) =>
        {
            var pilot = pilots.Single(each => each.Code == result.PilotCode);
            return (Sheet: sheet, Row: PilotRow.Of(sheet, result, pilot, pilot.DecidedMeeting is { } meeting && held.Contains(meeting), day.Year, standing.Plan.Code));
        });
        return
        [
            .. rows.Where(each => each.Sheet.ScoredAt >= begin || each.Row.State == PilotState.Chosen).Select(each => each.Row)
                .Where(row => !report.Scope.IsPart || row.Tasks.Any(code => standing.Tasks.Any(task => task.Task.Code == code))),
        ];
    }
}

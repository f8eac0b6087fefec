using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>What serves the memorandum's contents in a report, beside tasks.</summary>
internal static class CoveringActivities
{
    /// <summary>Decisions of confirmed minutes since the plan began, and the pilot models and courses that the report lists, by the codes of contents.</summary>
    public static async Task<ILookup<string, CoverageActivity>> AtCutOffAsync(WorkPlanDb db, PlanStanding standing, IReadOnlyList<PilotRow> pilotRows, IReadOnlyList<CourseRow> courseRows, CancellationToken cancel)
    {
        var (begin, end) = (standing.Plan.PeriodStart, standing.Day);
        var meetings = await db.Meetings.AsNoTracking().AsSplitQuery().Where(each => each.State == MeetingState.Planned && each.On >= begin && each.On <= end && each.Confirmations.Count == 2).OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancel);
        var pilotCodes = pilotRows.Where(each => each.State != PilotState.NotChosen).Select(each => each.Code).ToList();
        var pilots = await db.Pilots.AsNoTracking().IgnoreAutoIncludes().Where(each => pilotCodes.Contains(each.Code)).OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel);
        var courseCodes = courseRows.Select(each => each.Code).ToList();
        var courses = await db.Courses.AsNoTracking().IgnoreAutoIncludes().Where(each => courseCodes.Contains(each.Code)).OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel);
        return meetings.SelectMany(each => each.NamedContents())
            .Concat(pilots.SelectMany(each => each.Contents, (pilot, content) => (content, new CoverageActivity(CoverageActivityKind.Pilot, pilot.Code))))
            .Concat(courses.SelectMany(each => each.Contents, (course, content) => (content, new CoverageActivity(CoverageActivityKind.Course, course.Code))))
            .ToLookup(each => each.Item1, each => each.Item2);
    }
}

using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Courses of a report, with the products that were in at its cut-off.</summary>
internal static class HeldCourses
{
    /// <summary>
    /// Those that were held by the cut-off and were not completed before the period: of no plan, the report's plan, or one with which that goes on. In the order of their days.
    /// </summary>
    public static async Task<IReadOnlyList<CourseRow>> AtCutOffAsync(WorkPlanDb db, Report report, CancellationToken cancel)
    {
        var chain = await db.ChainAsync(report.PlanId, cancel);
        var cutOff = report.CutOff;
        var courses = await db.Courses.AsNoTracking().Where(each => each.State == CourseState.Held && each.Ends <= cutOff).OrderBy(each => each.Starts).ThenBy(each => each.Number).ToListAsync(cancel);
        return
        [
            .. from course in courses
               where course.Task is null || chain.Values.Contains(course.Task.PlanCode)
               let accepted = course.Products.Select(each => each.AcceptedAt is { } at ? WorkingClock.DayOf(new DateTimeOffset(at, TimeSpan.Zero)) : (DateOnly?)null).Where(day => day <= cutOff).ToList()
               where course.Ends >= report.PeriodStart || accepted.Count < course.Products.Count || accepted.Max() >= report.PeriodStart
               select new CourseRow(course.Code, course.Title, course.Starts, course.Ends, course.Products.Count, accepted.Count, TaskOf(course)),
        ];

        string? TaskOf(Course course) => course.Task is not { } task ? null : task.PlanCode == chain[report.PlanId] ? task.Code : WorkTask.PlaceOf(task.PlanCode, task.Code);
    }
}

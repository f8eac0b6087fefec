using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>The courses of an organiser, and what each waits for.</summary>
internal static class HomeCourses
{
    public static async Task<IReadOnlyList<CourseLine>> ReadAsync(VisibleDb db, DateOnly today, CancellationToken cancel)
    {
        var courses = await db.Courses.Where(each => each.State != CourseState.CalledOff).OrderByDescending(each => each.Starts).ThenByDescending(each => each.Number).ToListAsync(cancel);
        var people = (await db.CourseParticipants.Select(each => new { each.CourseId, each.Attended, IsCertified = each.CertificateCode != null }).ToListAsync(cancel)).ToLookup(each => each.CourseId);
        return
        [
            .. from course in courses
               let list = people[course.Id].ToList()
               select new CourseLine(course, [.. Steps(course, today, list.Count > 0 && !list.Exists(each => each.Attended), list.Exists(each => each is { Attended: true, IsCertified: false }))]),
        ];
    }

    private static IEnumerable<CourseStep> Steps(Course course, DateOnly today, bool nobodyMarked, bool lacksCertificates)
    {
        if (course.Products.Count == 0)
        {
            yield return CourseStep.AddProducts;
        }

        if (course.Starts <= today && nobodyMarked && course.NamesDeletedOn is null)
        {
            yield return CourseStep.Attendance;
        }

        if (course.State == CourseState.Planned && course.Ends <= today && course.Products.Count > 0)
        {
            yield return CourseStep.Hold;
        }

        if (course.State == CourseState.Held && course.Products.Any(each => each.State is ProductState.Expected or ProductState.Returned))
        {
            yield return CourseStep.Submit;
        }

        if (course.IsCompleted && lacksCertificates && course.NamesDeletedOn is null)
        {
            yield return CourseStep.Certify;
        }
    }
}

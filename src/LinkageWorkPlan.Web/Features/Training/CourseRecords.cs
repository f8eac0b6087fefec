using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

internal static class CourseRecords
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Course> CourseAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        await db.Courses.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Course> CourseAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var course = await db.CourseAsync(id, cancel);
        Expect.Version(course, version);
        return course;
    }

    /// <param name="version">The version that was shown; null for what may be added to any.</param>
    /// <inheritdoc cref="CourseAsync(WorkPlanDb, Guid, int, CancellationToken)"/>
    public static async Task<Course> WithParticipantsAsync(this WorkPlanDb db, Guid id, int? version, CancellationToken cancel)
    {
        var course = await db.Courses.Include(each => each.Participants).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        if (version is { } shown)
        {
            Expect.Version(course, shown);
        }

        return course;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Course> FindCourseAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Courses.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What a course points to has to be there; what it pointed to before is left to it.</summary>
    /// <param name="before">As it is saved; null for a new one.</param>
    /// <exception cref="RuleException"><see cref="Rules.CourseTaskUnknown"/> or <see cref="Rules.ContentUnknown"/>.</exception>
    public static async Task RequireLinksAsync(this WorkPlanDb db, CourseContent content, Course? before, CancellationToken cancel)
    {
        var broken = (await db.UnknownContentsAsync(content.Contents, before?.Contents ?? [], cancel)).ToList();
        if (content.Task is { } task && task != before?.Task && !await db.Tasks.AnyAsync(each => each.Code == task.Code && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == task.PlanCode && plan.AdoptedOn != null), cancel))
        {
            broken.Add(new BrokenRule(Rules.CourseTaskUnknown, nameof(CourseForm.Task), task.PlanCode, task.Code));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.TaskOwnerUnknown"/>.</exception>
    public static async Task RequireOwnerAsync(this WorkPlanDb db, Guid? owner, CancellationToken cancel)
    {
        if (owner is not null && !await db.Owners.AnyAsync(each => each.Id == owner, cancel))
        {
            throw new RuleException(Rules.TaskOwnerUnknown, nameof(ProductForm.OwnerId));
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

internal static class CourseRecords
{
    /// <summary>What every command on a course asks: a secretary keeps all courses, an organiser those for which they were named.</summary>
    private static IQueryable<Course> KeptBy(this WorkPlanDb db, CurrentUser user) => user.Is(Role.CourseOrganiser) ? db.Courses.Where(Course.OrganisedBy(user.Id)) : db.Courses;

    /// <param name="user">Whoever sends the command.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also for a course that this user does not keep.</exception>
    public static async Task<Course> CourseAsync(this WorkPlanDb db, CurrentUser user, Guid id, CancellationToken cancel) =>
        await db.KeptBy(user).SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    /// <inheritdoc cref="CourseAsync(WorkPlanDb, CurrentUser, Guid, CancellationToken)"/>
    public static async Task<Course> CourseAsync(this WorkPlanDb db, CurrentUser user, Guid id, int version, CancellationToken cancel)
    {
        var course = await db.CourseAsync(user, id, cancel);
        Expect.Version(course, version);
        return course;
    }

    /// <param name="version">The version that was shown; null for what may be added to any.</param>
    /// <inheritdoc cref="CourseAsync(WorkPlanDb, CurrentUser, Guid, int, CancellationToken)"/>
    public static async Task<Course> WithParticipantsAsync(this WorkPlanDb db, CurrentUser user, Guid id, int? version, CancellationToken cancel)
    {
        var course = await db.KeptBy(user).Include(each => each.Participants).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        if (version is { } shown)
        {
            Expect.Version(course, shown);
        }

        return course;
    }

    /// <summary>For the secretary of a side, who says which accounts of their side keep it.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Course> WithOrganisersAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        await db.Courses.Include(each => each.Organisers).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Course> FindCourseAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Courses.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What a course points to has to be there; what it pointed to before is left to it.</summary>
    /// <param name="user">An organiser, who reads no plan, leaves the course where it is tied.</param>
    /// <param name="before">As it is saved; null for a new one.</param>
    /// <exception cref="RuleException"><see cref="Rules.CourseTaskUnknown"/>, <see cref="Rules.ContentUnknown"/>, or <see cref="Rules.NotAllowed"/> for an organiser.</exception>
    public static async Task RequireLinksAsync(this WorkPlanDb db, CurrentUser user, CourseContent content, Course? before, CancellationToken cancel)
    {
        if (user.Is(Role.CourseOrganiser) && (content.Task != before?.Task || !content.Contents.SequenceEqual(before?.Contents ?? [])))
        {
            throw new RuleException(Rules.NotAllowed);
        }

        List<BrokenRule> broken = [.. await db.UnknownContentsAsync(content.Contents, before?.Contents ?? [], cancel)];
        if (content.Task is { } task && task != before?.Task && !await db.Tasks.AnyAsync(each => each.Code == task.Code && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == task.PlanCode && plan.AdoptedOn != null), cancel))
        {
            broken.Add(new BrokenRule(Rules.CourseTaskUnknown, nameof(CourseForm.Task), task.PlanCode, task.Code));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }

    /// <param name="user">An organiser names owners of their own side.</param>
    /// <param name="before">Whom the product names now; stays, whoever it is.</param>
    /// <exception cref="RuleException"><see cref="Rules.TaskOwnerUnknown"/>.</exception>
    public static async Task RequireOwnerAsync(this WorkPlanDb db, CurrentUser user, Guid? owner, Guid? before, CancellationToken cancel)
    {
        var (side, ofAny) = (user.Side, !user.Is(Role.CourseOrganiser));
        if (owner is not null && owner != before && !await db.Owners.AnyAsync(each => each.Id == owner && (ofAny || each.Side == side), cancel))
        {
            throw new RuleException(Rules.TaskOwnerUnknown, nameof(ProductForm.OwnerId));
        }
    }
}

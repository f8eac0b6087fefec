using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Whom the products of a course wait for: those who accept a file, and those who bring another one after it was returned. To be saved by the caller.</summary>
internal static class CourseNotices
{
    /// <param name="before">The file that was submitted before, if any: nobody has to look at it any more.</param>
    public static async Task AskToAcceptAsync(this NotificationDesk desk, Course course, CourseProduct product, Guid? before, CancellationToken cancel)
    {
        if (before is { } replaced)
        {
            await desk.StopAskingAsync($"{replaced}", cancel);
            await desk.StopAskingAsync(ReturnOf(replaced), cancel);
        }

        await desk.AskAsync($"{product.FileId}", course.Subject(product), await desk.PeopleAsync(Role.Secretary, product.UsedBy, cancel), cancel);
    }

    public static async Task TellReturnedAsync(this NotificationDesk desk, WorkPlanDb db, Course course, string code, Guid file, CancellationToken cancel)
    {
        await desk.StopAskingAsync($"{file}", cancel);
        var product = course.Products.Single(each => each.Code == code);
        var organisers = await db.Courses.Where(each => each.Id == course.Id).SelectMany(each => each.Organisers.Select(one => one.AccountId)).ToListAsync(cancel);
        await desk.AskAsync(ReturnOf(file), course.Subject(product), [.. organisers, .. await desk.PeopleAsync(Role.Secretary, product.UsedBy.Other(), cancel)], cancel);
    }

    private static NotificationSubject Subject(this Course course, CourseProduct product) =>
        new(course.Id, $"{course.Code} {product.Code}", product.Title, $"/training/{course.Code}/products/{product.Code}");

    private static string ReturnOf(Guid file) => $"Returned:{file}";
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Starts">UTC+7, as the last day is.</param>
/// <param name="TeachingLanguages">Codes of languages.</param>
/// <param name="TaskPlan">Code of the plan of the task that it belongs to; null where it belongs to none.</param>
/// <param name="Contents">Codes of the memorandum's contents.</param>
/// <param name="ProductsIn">How many products are accepted.</param>
/// <param name="IsCompleted">True once it was held and all its products are accepted.</param>
internal sealed record ApiCourse(
    string Code, ApiText Title, TeachingForm Form, CourseState State, DateOnly Starts, DateOnly Ends, ApiText? Place, IReadOnlyList<string> TeachingLanguages, ApiText? Trainers, ApiText? Activity, string? TaskPlan, string? TaskCode,
    IReadOnlyList<string> Contents, int ProductsIn, bool IsCompleted, IReadOnlyList<ApiCourseProduct> Products)
{
    public static ApiCourse Of(Course course, bool readsAllFiles) => new(
        course.Code, ApiText.Of(course.Title), course.Form, course.State, course.Starts, course.Ends, ApiText.OrNull(course.Place), course.TeachingLanguages, ApiText.OrNull(course.Trainers), ApiText.OrNull(course.Activity),
        course.TaskPlan, course.TaskCode, course.Contents, course.ProductsIn, course.IsCompleted, [.. course.Products.OrderBy(each => each.Number).Select(each => ApiCourseProduct.Of(each, readsAllFiles))]);
}

/// <param name="UsedBy">The side that uses it, and accepts it.</param>
/// <param name="FileName">Null where there is no file yet, or this reader may not read it.</param>
/// <param name="AcceptedAt">UTC.</param>
internal sealed record ApiCourseProduct(string Code, ProductKind Kind, ApiText Title, Side UsedBy, ProductState State, string? FileName, DateTime? AcceptedAt)
{
    public static ApiCourseProduct Of(CourseProduct product, bool readsAllFiles) => new(
        product.Code, product.Kind, ApiText.Of(product.Title), product.UsedBy, product.State, readsAllFiles || product.State == ProductState.Accepted ? product.FileName : null, product.AcceptedAt);
}

/// <summary>Training courses of the working group.</summary>
internal static class ApiCourses
{
    public static void MapCourses(this RouteGroupBuilder api) =>
        api.MapGet("/courses", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListCourses.Query(), found => new ApiList<ApiCourse>([.. found.Courses.Select(each => ApiCourse.Of(each, found.ReadsAllFiles))]))))
            .WithSummary("Training courses with their products, the last one first").Produces<ApiList<ApiCourse>>().ProducesProblem(StatusCodes.Status403Forbidden);
}

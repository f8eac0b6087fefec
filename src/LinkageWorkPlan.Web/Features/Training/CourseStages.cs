using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Training;

internal static class CourseStages
{
    /// <summary>How far a course is, as in "Held, 2 of 4 products in".</summary>
    public static string Of(Course course, Loc loc) =>
        course.IsCompleted ? loc["Training.Completed"]
        : course.State == CourseState.Held ? loc["Training.HeldWith", course.ProductsIn, course.Products.Count]
        : loc.Name(course.State);

    /// <summary>The languages of teaching, by name.</summary>
    public static string TeachingLanguages(Course course, Loc loc) => string.Join(", ", Languages.All.Where(each => course.TeachingLanguages.Contains(each.Code())).Select(each => loc.Name(each)));
}

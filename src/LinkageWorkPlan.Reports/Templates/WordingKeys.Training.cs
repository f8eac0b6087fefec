namespace LinkageWorkPlan.Reports.Templates;

/// <content>Training courses and their products.</content>
public static partial class WordingKeys
{
    public const string CoursesHeading = "Courses.Heading";
    public const string CoursesDays = "Courses.Days";
    public const string CoursesTitle = "Courses.Title";
    public const string CoursesProducts = "Courses.Products";
}

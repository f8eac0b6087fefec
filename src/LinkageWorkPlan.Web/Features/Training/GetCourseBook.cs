using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Courses as a workbook, a row for each product.</summary>
public static class GetCourseBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.CourseReaders)]
    public sealed record Query(Language Reader) : IQuery<BookFile>;

    internal static void MapCourseBook(this WebApplication app) =>
        app.MapGet("/training.xlsx", (HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(http, dispatcher, new Query(ReaderLanguage.Of(http)), "/training")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 8),
            new("Field.Course.Title", 44),
            new("Field.Course.Form", 16),
            new("Field.Course.Starts", 14, CellStyle.Day),
            new("Field.Ends", 14, CellStyle.Day),
            new("Field.Course.Place", 30),
            new("Field.Course.TeachingLanguages", 20),
            new("Field.Course.Trainers", 36),
            new("Field.Course.Activity", 36),
            new("Field.Course.Task", 20),
            new("Field.Contents", 16),
            new("Field.State", 28),
            new("Field.CourseProduct.Code", 10),
            new("Field.CourseProduct.Kind", 18),
            new("Field.CourseProduct.Title", 44),
            new("Field.CourseProduct.UsedBy", 16),
            new("Field.CourseProduct.State", 18),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = await new ListCourses.Handler(db, context).Handle(new ListCourses.Query(), cancellationToken);
            return BookFile.Of("training.xlsx", loc["Training.Heading"], Columns, list.Courses.SelectMany(course => Rows(course, loc)), loc);
        }

        private static IEnumerable<IReadOnlyList<object?>> Rows(Course course, Loc loc)
        {
            IReadOnlyList<object?> of =
            [
                course.Code, BookFile.Both(course.Title, loc), loc.Name(course.Form), course.Starts, course.Ends, BookFile.Both(course.Place, loc), CourseStages.TeachingLanguages(course, loc), BookFile.Both(course.Trainers, loc),
                BookFile.Both(course.Activity, loc), course.Task is { } task ? $"{task.PlanCode}: {task.Code}" : null, string.Join(", ", course.Contents), CourseStages.Of(course, loc),
            ];
            return course.Products.Count == 0 ? [[.. of, .. new object?[5]]]
                : course.Products.OrderBy(each => each.Number).Select(each => (IReadOnlyList<object?>)
                [.. of, each.Code, loc.Name(each.Kind), BookFile.Both(each.Title, loc), loc.Name(each.UsedBy), loc.Name(each.State)]);
        }
    }
}

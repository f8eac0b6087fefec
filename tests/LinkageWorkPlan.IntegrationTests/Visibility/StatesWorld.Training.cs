using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>TR1 was held, with a product that is accepted and one that was returned, and is kept by the Lao organiser; TR2 is to come, with a product that was submitted, and is kept by the Vietnamese one.</summary>
    private async Task AddCoursesAsync()
    {
        var (laos, vietnam) = (Of(Role.CourseOrganiser, Side.Laos).Id, Of(Role.CourseOrganiser, Side.Vietnam).Id);
        Func<CurrentUser, bool> readers = user => user.Is(Roles.PlanReaders) || user.Id == laos;
        await CourseAsync("TR1", Word("CourseHeld", readers), Today.AddDays(-9));
        var (accepted, returned) = (await ProductAsync("TR1", Word("ProductAccepted", readers)), await ProductAsync("TR1", Word("ProductReturned", readers)));
        var course = await ReadAsync("TR1");
        await SendAsync(new HoldCourse.Command(course.Id, course.Version));
        await SubmitAsync("TR1", accepted, Word("ProductFile", readers));
        await SubmitAsync("TR1", returned, Word("ProductFileReturned", user => user.Is(Roles.Drafters) || user.Id == laos));
        course = await ReadAsync("TR1");
        await SendAsync(new AcceptProduct.Command(course.Id, accepted, FileOf(course, accepted)), Of(Role.Secretary, Side.Laos));
        course = await ReadAsync("TR1");
        await SendAsync(new ReturnProduct.Command(course.Id, returned, FileOf(course, returned), Both(Word("ReturnReason", readers)), course.Version), Of(Role.Secretary, Side.Laos));

        await SendAsync(new AddParticipants.Command(course.Id, Side.Laos, Word("Participant", user => user.Is(Role.Secretary) || user.Id == laos)));
        await SendAsync(new NameOrganiser.Command(course.Id, laos), Of(Role.Secretary, Side.Laos));

        Func<CurrentUser, bool> keepers = user => user.Is(Roles.Drafters) || user.Id == vietnam;
        await CourseAsync("TR2", Word("CourseToCome", keepers), Today.AddDays(30));
        await SubmitAsync("TR2", await ProductAsync("TR2", Word("ProductToCome", keepers)), Word("ProductFileToCome", keepers));
        await SendAsync(new NameOrganiser.Command((await ReadAsync("TR2")).Id, vietnam));
    }

    private async Task CourseAsync(string code, string word, DateOnly starts)
    {
        var form = new CourseForm
        {
            Title = Both(word),
            Place = Both(word),
            Starts = starts,
            Ends = starts.AddDays(4),
            TeachingLanguages = ["vi"],
            Trainers = Both(word),
            Activity = Both(word),
            Task = new CourseTask(Adopted, "A1").Key,
        };
        Assert.Equal(code, await SendAsync(new AddCourse.Command(form)));
    }

    private async Task<string> ProductAsync(string course, string word) =>
        await SendAsync(new AddProduct.Command((await ReadAsync(course)).Id, new ProductForm { Title = Both(word), UsedBy = Side.Laos }));

    private async Task SubmitAsync(string code, string product, string word)
    {
        var course = await ReadAsync(code);
        await SendAsync(new SubmitProduct.Command(course.Id, product, File("san-pham.pdf", word), course.Version));
    }

    private async Task<Course> ReadAsync(string code) => (await SendAsync(new GetCourse.Query(code))).Course;

    private static Guid FileOf(Course course, string code) => course.Products.Single(each => each.Code == code).FileId!.Value;
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>The demo with both secretaries, who keep courses.</summary>
internal sealed class CourseDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public static readonly CourseForm Form = new()
    {
        Title = PlanDesk.Words("Xúc tiến đầu tư", "ການສົ່ງເສີມການລົງທຶນ"),
        Place = PlanDesk.Words("Huế", "ເວ້"),
        Starts = TestHost.DemoToday.AddDays(-4),
        Ends = TestHost.DemoToday,
        TeachingLanguages = ["vi", "lo"],
        Task = new CourseTask("2026-2027", "G3").Key,
        Contents = ["M9"],
    };

    public static readonly ProductForm Product = new() { Title = PlanDesk.Words("Dữ liệu", "ຂໍ້ມູນ"), UsedBy = Side.Laos };

    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<CourseDesk> OpenAsync(Database database, params string[] settings)
    {
        var host = await TestHost.StartWithDemoAsync(database, new TestChanges(settings, _ => { }));
        return new CourseDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public static EvidenceUpload File(string name, string content) => new(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), Domain.Texts.TextWords.None, null, IsProduct: true);

    public async Task<Course> ReadAsync(string code) => (await Host.SendAs(Vietnam, new GetCourse.Query(code))).Course;

    /// <summary>A course that is over, with one product that the Lao side uses.</summary>
    public async Task<string> AddAsync()
    {
        var code = await Host.SendAs(Vietnam, new AddCourse.Command(Form));
        await Host.SendAs(Vietnam, new AddProduct.Command((await ReadAsync(code)).Id, Product));
        return code;
    }

    public async Task<Guid> SubmitAsync(string code, string product, string content)
    {
        var course = await ReadAsync(code);
        await Host.SendAs(Vietnam, new SubmitProduct.Command(course.Id, product, File("du-lieu.csv", content), course.Version));
        return (await ReadAsync(code)).Products.Single(each => each.Code == product).FileId!.Value;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Training;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Library;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>The demo with both secretaries. LB1 and the figures LB3 are shared with everybody, LB2 is a draft of the Lao side.</summary>
internal sealed class LibraryDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public static readonly DocumentForm Form = new()
    {
        Title = PlanDesk.Words("Nghị định về khu kinh tế", "ດຳລັດວ່າດ້ວຍເຂດເສດຖະກິດ"),
        Abstract = PlanDesk.Words("Quy định mới về ưu đãi", "ລະບຽບໃໝ່ກ່ຽວກັບສິດທິພິເສດ"),
        Kind = DocumentKind.LegalText,
        Contents = ["M9"],
        Source = "Bộ Công Thương",
        Licence = "CC BY 4.0",
    };

    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<LibraryDesk> OpenAsync(Database database)
    {
        var host = await TestHost.StartWithDemoAsync(database);
        return new LibraryDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public async Task<LibraryDocument> ReadAsync(CurrentUser reader, string code) => (await Host.SendAs(reader, new GetDocument.Query(code))).Document;

    public async Task<IReadOnlyList<string>> ListAsync(CurrentUser reader, string? search = null) => [.. (await Host.SendAs(reader, new ListDocuments.Query(search))).Documents.Select(each => each.Code)];

    public async Task AddFileAsync(CurrentUser by, string code, string name, string content)
    {
        var document = await ReadAsync(by, code);
        var upload = await DocumentUpload.ReadAsync(CourseDesk.File(name, content), Host.Services.GetRequiredService<PageDrawer>(), CancellationToken.None);
        await Host.SendAs(by, new AddDocumentVersion.Command(document.Id, upload, document.Version));
    }

    public async Task ShareAsync(CurrentUser by, string code, bool ministers = false, bool observers = false)
    {
        var document = await ReadAsync(by, code);
        await Host.SendAs(by, new ShareDocument.Command(document.Id, ministers, observers, document.Version));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

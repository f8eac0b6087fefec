using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Reports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The sample as a draft and as an issue, printed once for all tests.</summary>
public sealed class PrintedReports : IAsyncLifetime
{
    private readonly ChromiumPrinter printer = new(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance, TimeProvider.System);

    public byte[] Draft { get; private set; } = [];
    public byte[] Issue { get; private set; } = [];
    public byte[] VietnameseDraft { get; private set; } = [];
    public byte[] Vietnamese { get; private set; } = [];
    public byte[] Lao { get; private set; } = [];
    public byte[] English { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Draft = await PrintAsync(SampleReport.Draft, new EditionKey(Edition.Joint, Side.Vietnam));
        Issue = await PrintAsync(SampleReport.Issue, new EditionKey(Edition.Joint, Side.Laos));
        VietnameseDraft = await PrintAsync(SampleReport.Draft, EditionKey.Vietnamese);
        Vietnamese = await PrintAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese);
        Lao = await PrintAsync(SampleReport.NumberedIssue, EditionKey.Lao);
        English = await PrintAsync(SampleReport.NumberedIssue, new EditionKey(Edition.English, Side.Vietnam));
    }

    public async Task DisposeAsync() => await printer.DisposeAsync();

    public async Task<byte[]> PrintAsync(IPrintedContent content, EditionKey key)
    {
        var templates = new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates"));
        return await printer.PrintAsync(await new ReportHtml(templates).RenderAsync(content, key), PdfMetadata.Of(content));
    }
}

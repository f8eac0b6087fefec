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
    private readonly ChromiumPrinter printer = new(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance);

    public byte[] Draft { get; private set; } = [];
    public byte[] Issue { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Draft = await PrintAsync(SampleReport.Draft, Side.Vietnam);
        Issue = await PrintAsync(SampleReport.Issue, Side.Laos);
    }

    public async Task DisposeAsync() => await printer.DisposeAsync();

    private async Task<byte[]> PrintAsync(ReportContent content, Side first)
    {
        var templates = new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates"));
        return await printer.PrintAsync(await new ReportHtml(templates).RenderAsync(content, new EditionKey(Edition.Joint, first)));
    }
}

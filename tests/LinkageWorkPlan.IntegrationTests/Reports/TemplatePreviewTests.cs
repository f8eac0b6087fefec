using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Templates;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Who tries templates, and on what.</summary>
public sealed class TemplatePreviewTests
{
    [Theory, EachDatabase]
    public async Task A_secretary_tries_them_on_a_report(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var preview = await desk.Host.SendAs(desk.Secretary, new GetTemplatePreview.Query(EditionKey.Lao, ReportDesk.Plan, ReportDesk.Code));
        Assert.Null(preview.Fault);
        Assert.Contains("ນະຄອນຫຼວງວຽງຈັນ", preview.Html, StringComparison.Ordinal);
        Assert.Contains("2026-H1", preview.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_administrator_tries_them_on_the_sample_and_reads_no_report(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var administrator = await desk.Host.DemoUserAsync(Role.Administrator, Side.Vietnam);
        var preview = await desk.Host.SendAs(administrator, new GetTemplatePreview.Query(EditionKey.Vietnamese));
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", preview.Html, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.Host.SendAs(administrator, new GetTemplatePreview.Query(EditionKey.Vietnamese, ReportDesk.Plan, ReportDesk.Code)));
        Assert.Contains(refusal.Broken, each => each.Rule == Rules.NotFound);
    }

    [Fact]
    public void A_change_of_a_file_is_seen()
    {
        var folder = Directory.CreateTempSubdirectory("templates-");
        try
        {
            var editions = folder.CreateSubdirectory("reports").CreateSubdirectory("editions");
            var files = new TemplateFiles(folder.FullName);
            var before = files.Stamp();
            Assert.Equal(before, files.Stamp());
            File.WriteAllText(Path.Combine(editions.FullName, "lao.css"), "p { }");
            Assert.NotEqual(before, files.Stamp());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

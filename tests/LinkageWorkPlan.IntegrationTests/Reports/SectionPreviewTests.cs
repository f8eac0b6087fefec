using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>One section as it will be printed.</summary>
public sealed class SectionPreviewTests
{
    [Theory, EachDatabase]
    public async Task Every_section_is_shown_in_each_language_in_the_edition_s_type(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Xong {tasks.done} & hơn.", "ສຳເລັດ {tasks.done}.", null));
        foreach (var part in SectionKeys.Parts)
        {
            foreach (var language in Languages.All)
            {
                var page = await ShowAsync(desk, part, language);
                Assert.Contains($"data-section=\"{language.Code()}\"", page, StringComparison.Ordinal);
                Assert.Contains("url(/print-fonts/LiberationSerif-Regular.ttf)", page, StringComparison.Ordinal);
                Assert.DoesNotContain("<main", page, StringComparison.Ordinal);
                Assert.True(page.Length < 300_000, $"{part} {language}: {page.Length}");
            }
        }

        Assert.Matches(@"Xong \d+ &amp; hơn\.", await ShowAsync(desk, SectionKeys.Lessons, Language.Vi));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new GetSectionPreview.Query(ReportDesk.Plan, ReportDesk.Code, "VI", Language.Vi)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), new GetSectionPreview.Query(ReportDesk.Plan, ReportDesk.Code, SectionKeys.Lessons, Language.Vi)));
    }

    private static Task<string> ShowAsync(ReportDesk desk, string part, Language language) =>
        desk.Host.SendAs(desk.Secretary, new GetSectionPreview.Query(ReportDesk.Plan, ReportDesk.Code, part, language));
}

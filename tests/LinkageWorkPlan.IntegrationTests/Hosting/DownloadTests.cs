using System.Net;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Where a file is asked for that cannot be given, a person reads why, in their own language.</summary>
public class DownloadTests
{
    /// <summary>Addresses of files, each with nothing behind it: gone, never there, or not for this reader.</summary>
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/reports/{planCode}/{reportCode}/pdf"] = "/reports/2026-2027/2026-H1/pdf?issue=9",
        ["/reports/{planCode}/{reportCode}/document"] = "/reports/2026-2027/2026-H9/document",
        ["/reports/{planCode}/{reportCode}/first-page"] = "/reports/2026-2027/2026-H9/first-page",
        ["/reports/{planCode}/{reportCode}/section"] = "/reports/2026-2027/2026-H9/section?part=I",
        ["/reports/{planCode}/{reportCode}/archive"] = "/reports/2026-2027/2026-H1/archive",
        ["/reports/register.xlsx"] = "/reports/register.xlsx?year=0",
        ["/approvals/{id:guid}/document"] = $"/approvals/{Guid.Empty}/document",
        ["/approvals/{id:guid}/pdf"] = $"/approvals/{Guid.Empty}/pdf",
        ["/approvals/{id:guid}/pages/{page:int}"] = $"/approvals/{Guid.Empty}/pages/1",
        ["/approvals/{id:guid}/words"] = $"/approvals/{Guid.Empty}/words",
        ["/approvals/files/{id:guid}"] = $"/approvals/files/{Guid.Empty}",
        ["/meetings/{meetingCode}/invitation.pdf"] = "/meetings/M99/invitation.pdf",
        ["/meetings/{meetingCode}/minutes.pdf"] = "/meetings/M99/minutes.pdf",
        ["/plans/{planCode}/plan.xlsx"] = "/plans/1999/plan.xlsx",
        ["/plans/{planCode}/plan.json"] = "/plans/1999/plan.json",
        ["/plans/{planCode}/template.xlsx"] = "/plans/1999/template.xlsx",
        ["/plans/{planCode}/compare.pdf"] = "/plans/1999/compare.pdf",
        ["/plans/{planCode}/compare.xlsx"] = "/plans/1999/compare.xlsx",
        ["/plans/{planCode}/calendar.xlsx"] = "/plans/1999/calendar.xlsx",
        ["/plans/{planCode}/overview/items.xlsx"] = "/plans/1999/overview/items.xlsx",
        ["/plans/{planCode}/indicators.xlsx"] = "/plans/1999/indicators.xlsx",
        ["/plans/{planCode}/obstacles.xlsx"] = "/plans/1999/obstacles.xlsx",
        ["/plans/{planCode}/directions.xlsx"] = "/plans/1999/directions.xlsx",
        ["/issued/{planCode}/{reportCode}/delivery.xlsx"] = "/issued/2026-2027/2026-H9/delivery.xlsx",
        ["/plans/owners.xlsx"] = "/plans/owners.xlsx?plan=1999",
        ["/settings/copy"] = "/settings/copy",
        ["/history.xlsx"] = "/history.xlsx?plan=1999",
        ["/history/heads/{day}.zip"] = "/history/heads/2026-02-30.zip",
        ["/coverage.xlsx"] = "/coverage.xlsx?plan=1999",
        ["/late.xlsx"] = "/late.xlsx?plan=1999",
        ["/pilots/scoring/{sheetCode}/sheet.pdf"] = "/pilots/scoring/R99/sheet.pdf",
        ["/pilots/scoring/{sheetCode}/scores.xlsx"] = "/pilots/scoring/R99/scores.xlsx",
        ["/imports/{id:guid}"] = $"/imports/{Guid.Empty}",
        ["/training/files/{id:guid}"] = $"/training/files/{Guid.Empty}",
        ["/training/{courseCode}/certificates.pdf"] = "/training/TR99/certificates.pdf",
        ["/pilots/files/{id:guid}"] = $"/pilots/files/{Guid.Empty}",
        ["/library/files/{id:guid}"] = $"/library/files/{Guid.Empty}",
        ["/evidence/{id:guid}"] = $"/evidence/{Guid.Empty}",
        ["/plans/{planCode}/pdf"] = "/plans/1999/pdf",
        ["/plans/{planCode}/document"] = "/plans/1999/document",
        ["/plans/{planCode}/amendments/{number:int}/pdf"] = "/plans/2026-2027/amendments/9/pdf",
        ["/plans/{planCode}/amendments/{number:int}/document"] = "/plans/2026-2027/amendments/9/document",
        ["/plans/{planCode}/texts/exchange/{source}-{target}.{extension}"] = "/plans/2026-2027/texts/exchange/vi-lo.doc",
        ["/reports/{planCode}/{reportCode}/texts/exchange/{source}-{target}.{extension}"] = "/reports/2026-2027/2026-H9/texts/exchange/vi-lo.xlf",
    };

    /// <summary>They answer scripts, the frame of a page that itself says what is wrong, what no other address does, or a list that is always there.</summary>
    private static readonly string[] NoFiles = ["/account/data.zip", "/drafts/{key}", "/plans/{code}/grid/", "/print-fonts/{file}", "/plans/{code}/amendments/{number:int}/grid/", "/templates/preview/document", "/meetings.xlsx", "/pilots.xlsx", "/training.xlsx", "/linkages.xlsx", "/park.xlsx", "/library.xlsx", "/{**path:file}"];

    [Theory, EachDatabase]
    public async Task Says_in_the_reader_s_language_that_there_is_no_such_file(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        var drawn = typeof(Loc).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), false))
            .Select(each => ((Microsoft.AspNetCore.Components.RouteAttribute)each).Template).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Nothing.Keys.Order(StringComparer.Ordinal), pages.Routes.Where(each => !drawn.Contains(each)).Except(NoFiles));

        foreach (var (email, language) in new[] { ("secretary.vn@demo.lwp", Language.Vi), ("observer.la@demo.lwp", Language.Lo) })
        {
            using var browser = pages.Open(language.Code());
            await browser.SignInAsync(email, DemoAccounts.Password);
            foreach (var address in Nothing.Values)
            {
                var (status, page) = await browser.AnswerAsync(address);
                Assert.Equal((address, HttpStatusCode.NotFound), (address, status));
                Assert.Contains(Loc.In(language)["Shared.NotFoundTitle"], WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task That_there_is_nothing_to_export_is_no_failure(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("secretary.la@demo.lwp", DemoAccounts.Password);
        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2028/texts/exchange/en-vi.xlsx"));
        Assert.Contains(Loc.In(Language.Lo)[Rules.ExchangeEmpty], page, StringComparison.Ordinal);
        Assert.Contains("href=\"/plans/2028/texts/exchange\"", page, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What stands where a PDF was asked for and cannot be had.</summary>
public class NotPrintedTests
{
    private const string Back = "/reports/2026-2027/2026-H1";

    public static TheoryData<PrintingFailure> EveryFailure => [.. Enum.GetValues<PrintingFailure>()];

    [Theory, MemberData(nameof(EveryFailure))]
    public async Task Every_failure_of_printing_is_said_in_the_reader_s_language(PrintingFailure failure)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, Filling.Nothing);
        foreach (var language in Languages.All)
        {
            var (status, page) = await AnswerAsync(host, language, http => FileAnswers.NotPrinted(http, failure, Back));
            Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
            Assert.NotNull(Loc.In(language).Find("Reports.NotPrinted." + failure));
            Assert.Contains(Loc.In(language)["Reports.NotPrinted." + failure], page, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language.Code()}\">", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{Back}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_busy_database_is_not_reported_as_a_report_that_is_not_there()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, Filling.Nothing);
        foreach (var language in Languages.All)
        {
            var (status, page) = await AnswerAsync(host, language, http => FileAnswers.Refused(http, new RuleException(Rules.Busy), Back));
            Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
            Assert.Contains(Loc.In(language)[Rules.Busy], page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Rules.NotFound)]
    [InlineData(Rules.NotAllowed)]
    public async Task What_the_reader_may_not_see_is_not_there(string rule)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, Filling.Nothing);
        Assert.Equal((StatusCodes.Status404NotFound, string.Empty), await AnswerAsync(host, Language.En, http => FileAnswers.Refused(http, new RuleException(rule), Back)));
    }

    private static async Task<(int Status, string Page)> AnswerAsync(TestHost host, Language reader, Func<HttpContext, IResult> answer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString("localhost"));
        http.Request.Headers.AcceptLanguage = reader.Code();
        http.Response.Body = body;
        await answer(http).ExecuteAsync(http);
        return (http.Response.StatusCode, WebUtility.HtmlDecode(Encoding.UTF8.GetString(body.ToArray())));
    }
}

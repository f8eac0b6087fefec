using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Exchange;

internal static class ExchangeEndpoints
{
    public static void MapExchange(this WebApplication app)
    {
        app.MapGet("/plans/{planCode}/texts/exchange/{source}-{target}.{extension}", (string planCode, string source, string target, string extension, string? what, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(planCode, null, source, target, extension, what, http, dispatcher)).RequireAuthorization();
        app.MapGet("/reports/{planCode}/{reportCode}/texts/exchange/{source}-{target}.{extension}", (string planCode, string reportCode, string source, string target, string extension, string? what, HttpContext http, Dispatcher dispatcher) =>
            FileAsync(planCode, reportCode, source, target, extension, what, http, dispatcher)).RequireAuthorization();
    }

    /// <summary>The page's own address.</summary>
    public static string Address(string planCode, string? reportCode) => reportCode is null
        ? $"/plans/{Uri.EscapeDataString(planCode)}/texts/exchange"
        : $"/reports/{Uri.EscapeDataString(planCode)}/{Uri.EscapeDataString(reportCode)}/texts/exchange";

    /// <param name="what">"all" for every text; otherwise only open ones.</param>
    private static async Task<IResult> FileAsync(string planCode, string? reportCode, string source, string target, string extension, string? what, HttpContext http, Dispatcher dispatcher)
    {
        if (!Languages.TryRead(source, out var from) || !Languages.TryRead(target, out var to) || extension is not ("xlf" or "xlsx"))
        {
            return Results.NotFound();
        }

        try
        {
            var format = extension == "xlf" ? ExchangeFormat.Xliff : ExchangeFormat.Excel;
            var query = new GetTranslationExport.Query(planCode, reportCode, from, to, what != "all", format, ReaderLanguage.Of(http));
            var file = await dispatcher.SendAs(CurrentUser.From(http.User), query, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(file.Bytes, file.ContentType, file.FileName);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, Address(planCode, reportCode));
        }
    }
}

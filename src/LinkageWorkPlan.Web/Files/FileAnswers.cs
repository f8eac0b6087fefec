using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkageWorkPlan.Web.Files;

/// <summary>What is answered where a file was asked for and is not given.</summary>
internal static class FileAnswers
{
    /// <summary>The printed document shows itself and nothing else: no script, no form, no other address, only in this site's own frame.</summary>
    internal const string DocumentPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'self'";

    /// <summary>What this reader may not see is not there; anything else is explained in the reader's language, and can be tried again. That there is nothing to give is no failure.</summary>
    /// <param name="title">Key of the heading above it.</param>
    internal static IResult Refused(HttpContext http, RuleException refusal, string back, string title = "Shared.FileNotGiven") =>
        refusal.Broken.Any(each => each.Rule is Rules.NotFound or Rules.NotAllowed)
            ? Results.NotFound()
            : Explain(
                http,
                string.Join(" ", Failures.Of(refusal, Loc.In(ReaderLanguage.Of(http))).Select(each => each.Words)),
                back,
                title,
                refusal.Broken.All(each => each.Rule == Rules.ExchangeEmpty) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    internal static IResult NotPrinted(HttpContext http, PrintingFailure failure, string back) =>
        Explain(http, Loc.In(ReaderLanguage.Of(http))["Reports.NotPrinted." + failure], back);

    internal static IResult NotSealed(HttpContext http, SealFault fault, string back) =>
        Explain(http, Loc.In(ReaderLanguage.Of(http))["Reports.NotSealed." + fault], back);

    /// <param name="title">Key of its heading.</param>
    internal static RazorComponentResult<NotPrintedDocument> Explain(HttpContext http, string words, string back, string title = "Reports.NotPrinted", int status = StatusCodes.Status503ServiceUnavailable)
    {
        var parameters = new Dictionary<string, object?> { ["Language"] = ReaderLanguage.Of(http), ["Words"] = words, ["Back"] = back, ["Title"] = title };
        return new RazorComponentResult<NotPrintedDocument>(parameters) { StatusCode = status };
    }
}

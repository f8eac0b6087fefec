using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Templates;

internal static class TemplateEndpoints
{
    public const string Document = "/templates/preview/document";

    /// <summary>The document of the page's frame.</summary>
    public static void MapTemplates(this WebApplication app) => app.MapGet(Document, DocumentAsync).RequireAuthorization();

    private static async Task<IResult> DocumentAsync(string? edition, string? first, string? plan, string? report, HttpContext http, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var preview = await dispatcher.SendAs(user, new GetTemplatePreview.Query(EditionAddress.Read(edition, first, user.Side), plan, report), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = FileAnswers.DocumentPolicy;
            http.Response.Headers.CacheControl = "private, no-store";

            // The page itself says what is wrong with which file.
            return preview.Html is { } html ? Results.Content(html, "text/html; charset=utf-8") : Results.NoContent();
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, "/templates/preview");
        }
    }
}

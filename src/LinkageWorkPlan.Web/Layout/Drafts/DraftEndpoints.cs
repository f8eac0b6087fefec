using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Diagnostics;

namespace LinkageWorkPlan.Web.Layout.Drafts;

internal static class DraftEndpoints
{
    /// <summary>Outside the circuit, so that text is kept while the circuit is being rebuilt. The header of its own keeps other sites from sending.</summary>
    public static void MapDrafts(this WebApplication app)
    {
        var drafts = app.MapGroup("/drafts").RequireAuthorization().AddEndpointFilter(async (context, next) =>
        {
            // A script reads the status: a page for people in its place would be asked for by the same method, and answer something else.
            if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            try
            {
                return await next(context);
            }
            catch (RuleException refusal)
            {
                return Results.StatusCode(StatusOf(refusal));
            }
        });
        drafts.MapGet("/{key}", async (string key, HttpContext http, Dispatcher dispatcher) =>
            await dispatcher.SendAs(CurrentUser.From(http.User), new FindDraft.Query(key)) is { } content ? Results.Content(content, "application/json") : Results.NoContent());
        drafts.MapPut("/{key}", async (string key, HttpContext http, Dispatcher dispatcher) =>
        {
            if (!http.Request.Headers.ContainsKey("x-lwp") || await ReadAsync(http.Request) is not { } content)
            {
                return Results.BadRequest();
            }

            return await dispatcher.SendAs(CurrentUser.From(http.User), new KeepDraft.Command(key, content)) is { } other
                ? Results.Content(other, "application/json", statusCode: StatusCodes.Status409Conflict)
                : Results.NoContent();
        }).DisableAntiforgery();
    }

    /// <summary>The browser keeps what it has, and sends it again where that may help: nothing is wrong with the text where the storage is.</summary>
    private static int StatusOf(RuleException refusal) => refusal.Broken switch
    {
        var broken when broken.Any(each => Rules.MayPass(each.Rule)) => StatusCodes.Status503ServiceUnavailable,
        var broken when broken.Any(each => each.Rule == Rules.SignedOut) => StatusCodes.Status401Unauthorized,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <returns>Null where it is no JSON, or no text in UTF-8.</returns>
    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var content = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return content.RootElement.GetRawText();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

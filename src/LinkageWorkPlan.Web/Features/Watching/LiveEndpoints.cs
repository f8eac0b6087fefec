using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkageWorkPlan.Web.Features.Watching;

/// <summary>Where an open page follows a plan (server-sent events), and says that somebody is still there (<c>wwwroot/js/live.js</c>).</summary>
internal static partial class LiveEndpoints
{
    private const int RetrySeconds = 60;

    /// <param name="Window">The page's own name, as when it opened its line.</param>
    /// <param name="Edits">Code of the task that is edited; null where none is.</param>
    internal sealed record SentPulse(Guid Window, string? Edits);

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSettings<LiveOptions>(LiveOptions.Section, options => options.Problems());
        services.AddSingleton<OpenLines>();
    }

    public static void MapLive(this WebApplication app)
    {
        var live = app.MapGroup($"{Unattended.Lines}/plans").RequireAuthorization();
        live.MapGet("/{code}", FollowAsync);
        live.MapPut("/{code}", (SentPulse sent, HttpContext http, Presence presence) =>
            !http.Request.Headers.ContainsKey("x-lwp") ? Results.BadRequest()
            : presence.Touch(sent.Window, CurrentUser.From(http.User).Id, PlaceOf(sent.Edits)) ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status410Gone)).DisableAntiforgery();
    }

    private static async Task<Results<ServerSentEventsResult<LineWords>, StatusCodeHttpResult>> FollowAsync(
        string code, Guid window, string? since, string? edits, HttpContext http, OpenLines lines, Sessions sessions, Dispatcher dispatcher, PlanBus bus, Presence presence, Clock clock, IHostApplicationLifetime life)
    {
        if (http.IsHead())
        {
            return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }

        var user = CurrentUser.From(http.User);
        var place = lines.TryOpen(user.Id);
        http.Response.RegisterForDispose(place);
        if (!place.IsAcquired)
        {
            http.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        try
        {
            var told = TimeOf(http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? since, clock);
            var line = await PlanLine.OpenAsync(dispatcher, user, code, window, told, bus, clock, http.RequestAborted);
            http.Response.RegisterForDispose(line);
            if (!line.Sit(presence, PlaceOf(edits)))
            {
                return TypedResults.StatusCode(StatusCodes.Status409Conflict);
            }

            if (user.Session is { } session)
            {
                line.EndWith(sessions, session);
            }

            // Or a proxy keeps it back until it has enough.
            http.Response.Headers["X-Accel-Buffering"] = "no";
            var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
            http.Response.RegisterForDispose(ends);
            return TypedResults.ServerSentEvents(line.ReadAsync(ends.Token));
        }
        catch (RuleException refusal)
        {
            return TypedResults.StatusCode(StatusOf(refusal));
        }
    }

    private static int StatusOf(RuleException refusal) =>
        refusal.Broken.Any(each => Rules.MayPass(each.Rule)) ? StatusCodes.Status503ServiceUnavailable
        : refusal.Broken.Any(each => each.Rule == Rules.SignedOut) ? StatusCodes.Status401Unauthorized
        : StatusCodes.Status404NotFound;

    /// <summary>What is no time, or not yet, is taken for now.</summary>
    private static DateTime TimeOf(string? ticks, Clock clock) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read < clock.UtcNow.Ticks
            ? new DateTime(Math.Max(read, DateTime.UnixEpoch.Ticks), DateTimeKind.Utc)
            : clock.UtcNow;

    /// <summary>Others read it: nothing but what is a task's code by its letters.</summary>
    private static string? PlaceOf(string? edits) => edits is not null && Code().IsMatch(edits) ? edits : null;

    [GeneratedRegex(@"\A[\p{L}\p{N}.]{1,12}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

using System.Threading.RateLimiting;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>What the pages of notifications send without a circuit, and what mail programs send to switch mails off.</summary>
internal static class NotificationEndpoints
{
    public const string Page = "/notifications";
    public const string Read = Page + "/read";
    public const string Choose = Page + "/mails/choose";

    /// <summary>Name of the limit on how often one address may switch mails off.</summary>
    private const string Limit = "mails-off";

    private const int RequestsPerMinute = 30;

    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSettings<NotificationOptions>(NotificationOptions.Section, options => options.Problems());
        services.AddSingleton<NotificationSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<NotificationSweeper>());
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.Of(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = RequestsPerMinute, Window = TimeSpan.FromMinutes(1) }));
            var others = limits.OnRejected;
            limits.OnRejected = (rejected, cancel) => rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Limit
                ? ValueTask.CompletedTask
                : others?.Invoke(rejected, cancel) ?? ValueTask.CompletedTask;
        });
    }

    public static void MapNotifications(this WebApplication app)
    {
        app.MapPost(Read, async ([FromForm] string? id, HttpContext http, Dispatcher dispatcher) =>
        {
            await dispatcher.SendAs(CurrentUser.From(http.User), new ReadNotifications.Command(Guid.TryParse(id, out var one) ? one : null), http.RequestAborted);
            return Results.LocalRedirect(Page);
        }).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(Choose, async (IFormCollection form, HttpContext http, Dispatcher dispatcher) =>
        {
            var paces = Enum.GetValues<NotificationKind>().Select(kind => (Kind: kind, IsRead: Enum.TryParse<MailPace>(form[kind.ToString()], out var pace) && Enum.IsDefined(pace), Pace: pace))
                .Where(each => each.IsRead).ToDictionary(each => each.Kind, each => each.Pace);
            await dispatcher.SendAs(CurrentUser.From(http.User), new ChooseMails.Command(paces), http.RequestAborted);
            return Results.LocalRedirect(Page + "/mails?saved=1");
        }).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());

        // The signed address is the proof: no browser knows it by itself, and a mail program has no other (RFC 8058).
        app.MapPost(MailsOff.Path + "{token}" + MailsOff.Now, async (string token, MailsOff off, HttpContext http, Dispatcher dispatcher) =>
        {
            if (off.Read(token) is not { } read)
            {
                return Results.NotFound();
            }

            await dispatcher.SendAs(CurrentUser.System, new SwitchOffMails.Command(read.Account, read.Kinds), http.RequestAborted);
            return Results.LocalRedirect($"{MailsOff.Path}{token}?done=1");
        }).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Limit);
    }
}

using System.Globalization;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>What the pages of notifications send without a circuit, and what mail programs send to switch mails off.</summary>
internal static class NotificationEndpoints
{
    public const string Page = "/notifications";
    public const string Read = Page + "/read";
    public const string Choose = Page + "/mails/choose";

    /// <summary>Name of the limit on how often one address may switch mails off.</summary>
    private const string Limit = "mails-off";

    /// <summary>What mail programs send along, and the page's own button does not.</summary>
    private const string OneClick = "List-Unsubscribe";

    private const int RequestsPerMinute = 30;

    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSettings<NotificationOptions>(NotificationOptions.Section, options => options.Problems());
        services.AddSingleton<NotificationSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<NotificationSweeper>());
        services.AddAddressLimit(new AddressLimit(Limit, _ => RequestsPerMinute));
    }

    public static void MapNotifications(this WebApplication app)
    {
        app.MapPost(Read, async ([FromForm] string? id, [FromForm] string? until, HttpContext http, Dispatcher dispatcher) =>
        {
            // A value that was cut must not stand for all.
            if (ReadOf(id, until) is not { } command)
            {
                return Results.BadRequest();
            }

            await dispatcher.SendAs(CurrentUser.From(http.User), command, http.RequestAborted);
            return Results.LocalRedirect(Page);
        }).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(Choose, async (IFormCollection form, HttpContext http, Dispatcher dispatcher) =>
        {
            var paces = Enum.GetValues<NotificationKind>().Select(kind => (Kind: kind, IsRead: Enum.TryParse<MailPace>(form[kind.ToString()], out var pace) && Enum.IsDefined(pace), Pace: pace))
                .Where(each => each.IsRead).ToDictionary(each => each.Kind, each => each.Pace);
            await dispatcher.SendAs(CurrentUser.From(http.User), new ChooseMails.Command(paces), http.RequestAborted);
            return Results.LocalRedirect(Page + "/mails?saved=1");
        }).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());

        // The signed address is the proof: no browser knows it by itself, and a mail program has no other (RFC 8058) and follows no redirect.
        app.MapPost(MailsOff.Path + "{token}" + MailsOff.Now, async ([FromForm(Name = OneClick)] string? oneClick, [FromForm] string? kind, [FromForm] string? done, string token, MailsOff off, HttpContext http, Dispatcher dispatcher) =>
        {
            if (off.Read(token) is not { } read)
            {
                return Results.NotFound();
            }

            // One of its kinds by its own button on the page, else all of them.
            var kinds = string.IsNullOrEmpty(kind) ? read.Kinds : [.. MailsOff.ReadNames(kind).Intersect(read.Kinds)];
            if (kinds.Count == 0)
            {
                return Results.BadRequest();
            }

            await dispatcher.SendAs(CurrentUser.System, new SwitchOffMails.Command(read.Account, kinds), http.RequestAborted);
            return oneClick is not null ? Results.Ok() : Results.LocalRedirect($"{MailsOff.Path}{token}?done={string.Join('.', MailsOff.ReadNames(done).Union(kinds))}");
        }).AllowAnonymous().DisableAntiforgery().RequireAddressLimit(Limit);
    }

    /// <returns>Null for what no page of this program sends.</returns>
    private static ReadNotifications.Command? ReadOf(string? id, string? until)
    {
        if (!string.IsNullOrEmpty(id))
        {
            return Guid.TryParse(id, out var one) ? new ReadNotifications.Command(one) : null;
        }

        return long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new ReadNotifications.Command(null, new DateTime(ticks, DateTimeKind.Utc)) : null;
    }
}

using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>
/// Milestones as iCalendar (RFC 5545), for Outlook, Google Calendar or a phone. Calendars send no headers: whoever has the address reads it,
/// and a new address takes its place when a token is revoked and made again.
/// </summary>
internal static class CalendarFeed
{
    private const string Root = "/calendar/";
    private const string Ending = ".ics";

    public static string PathOf(string secret) => $"{Root}{secret}{Ending}";

    public static void MapCalendarFeed(this WebApplication app) =>
        app.MapGet($"{Root}{{secret}}{Ending}", AnswerAsync).AllowAnonymous().RequireAddressLimit(ApiEndpoints.Limit).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(string secret, HttpContext http, ApiTokens tokens, Dispatcher dispatcher, SiteAddress site, Clock clock)
    {
        if (await tokens.FindAsync(secret, http.RequestAborted) is not { } found || found.Scope != ApiScope.Calendar)
        {
            return TypedResults.NotFound();
        }

        var user = CurrentUser.From(found.Person);
        var rows = await dispatcher.SendAs(user, new ListCalendarEntries.Query(), http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Text(Written(rows, Loc.In(user.Language), site, clock.UtcNow), "text/calendar; charset=utf-8");
    }

    /// <param name="now">UTC.</param>
    internal static string Written(IEnumerable<ListCalendarEntries.Row> rows, Loc loc, SiteAddress site, DateTime now)
    {
        var calendar = new Calendar { ProductId = "-//VIOIT-IICE//LinkageWorkPlan//EN" };
        calendar.AddProperty("X-WR-CALNAME", loc["PlanView.Plans"]);
        foreach (var row in rows)
        {
            var made = new CalendarEvent
            {
                Uid = $"{row.Id}@linkageworkplan",
                Summary = $"{(row.IsReached ? "✓ " : string.Empty)}{row.Code} {row.Title.For(loc.Language)}",
                Description = $"{row.Task} {row.TaskTitle.For(loc.Language)}\n{row.Plan}{(row.Lead is { } lead ? $" · {loc.Name(lead)}" : string.Empty)}",
                Start = new CalDateTime(row.Day),
                DtStamp = new CalDateTime(now, "UTC"),
                Transparency = TransparencyType.Transparent,
            };
            if (site.Of(PlanAddress.Of(row.Plan, row.Task)) is { } address)
            {
                made.Url = new Uri(address);
            }

            calendar.Events.Add(made);
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? string.Empty;
    }
}

using System.Diagnostics;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Bell;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components.Endpoints;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>Opening the page that notifications point to marks them as read. Costs nothing where nothing is unread.</summary>
internal static class ReadOnVisit
{
    public static void UseReadOnVisit(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && http.User.Identity?.IsAuthenticated == true)
        {
            await ReadAsync(http);
        }

        await next(http);
    });

    private static async Task ReadAsync(HttpContext http)
    {
        var user = CurrentUser.From(http.User);
        if (!user.Is(Roles.Notified))
        {
            return;
        }

        try
        {
            var services = http.RequestServices;
            var (dispatcher, counts) = (services.GetRequiredService<Dispatcher>(), services.GetRequiredService<UnreadCounts>());
            var unread = counts.Find(user.Id);
            if (unread is null)
            {
                var asked = Stopwatch.GetTimestamp();
                unread = (await dispatcher.SendAs(user, new FindUnread.Query(), http.RequestAborted)).Unread;
                counts.Keep(user.Id, unread, asked);
            }

            var here = unread.Paths.Where(path => IsAt(path, http.Request.Path)).ToList();
            if (here.Count > 0)
            {
                await dispatcher.SendAs(user, new ReadNotifications.Command(null, Paths: here), http.RequestAborted);
            }
        }
        catch (RuleException)
        {
            // The page itself reports an ended session or a busy database; the notifications are marked the next time.
        }
    }

    /// <summary>True where a notification's path leads to a page, whatever it names within the page.</summary>
    private static bool IsAt(string path, PathString page)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? path : path[..end]) == Uri.UnescapeDataString(page.Value ?? string.Empty);
    }
}

using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>Which language a page comes in: the account's, else the one chosen in this browser, else the browser's own.</summary>
internal static class ReaderLanguage
{
    private const string CookieName = "lwp-language";

    public static Language Of(HttpContext http)
    {
        var user = CurrentUser.From(http.User);
        if (user.Id != Guid.Empty)
        {
            return user.Language;
        }

        if (Languages.TryRead(http.Request.Cookies[http.CookieName(CookieName)], out var chosen))
        {
            return chosen;
        }

        foreach (var accepted in http.Request.GetTypedHeaders().AcceptLanguage.Where(each => each.Quality is null or > 0).OrderByDescending(each => each.Quality ?? 1))
        {
            if (Languages.TryRead(accepted.Value.Value, out var language))
            {
                return language;
            }
        }

        return Language.Vi;
    }

    public static void Remember(HttpContext http, Language language) =>
        http.Response.Cookies.Append(http.CookieName(CookieName), language.Code(), new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
}

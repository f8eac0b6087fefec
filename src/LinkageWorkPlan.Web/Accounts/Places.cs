using LinkageWorkPlan.Web.Data.Accounts;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>From where a request comes, in words that its person recognises.</summary>
internal static class Places
{
    /// <summary>The first that fits: most browsers also name those they descend from.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static Place Of(HttpContext? http) => http is null ? Place.Unknown : new Place(SignInLimits.ClientOf(http), NameOf(http.Request.Headers.UserAgent.ToString()));

    /// <summary>Browser and system; empty where neither is known. Nothing else of what the browser sends is kept.</summary>
    internal static string NameOf(string userAgent) => string.Join(", ", new[] { Browsers, Systems }.Select(known => known.FirstOrDefault(each => userAgent.Contains(each.Mark, StringComparison.Ordinal)).Name).OfType<string>());
}

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>What an open page asks for by itself, because others changed something: nobody sits there for that, and the sign-in grows no older or younger by it.</summary>
internal static class Unattended
{
    /// <summary>Where pages follow a plan.</summary>
    public const string Lines = "/live";

    /// <summary>Of a page that is read again by its script.</summary>
    public const string Header = "x-lwp-live";

    public static bool Is(HttpContext http) => http.Request.Path.StartsWithSegments(Lines, StringComparison.Ordinal) || IsLook(http);

    /// <summary>A page, or a part of one, that is read again.</summary>
    public static bool IsLook(HttpContext http) => http.Request.Headers.ContainsKey(Header);
}

namespace LinkageWorkPlan.Web.Settings;

/// <summary>
/// Names of cookies. Of a site that is reached by TLS they say so, and no other host of the domain can put one in their place
/// (RFC 6265bis, prefix <c>__Host-</c>).
/// </summary>
internal static class SiteCookieNames
{
    private const string HostPrefix = "__Host-";

    /// <param name="name">Plain, as in <c>lwp-session</c>.</param>
    public static string CookieName(this SiteAddress site, string name) => site.IsSecure ? HostPrefix + name : name;

    /// <inheritdoc cref="CookieName(SiteAddress, string)"/>
    public static string CookieName(this HttpContext http, string name) => http.RequestServices.GetRequiredService<SiteAddress>().CookieName(name);
}

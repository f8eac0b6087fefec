using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.CookiePolicy;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>No script reads a cookie, and those of a site that is reached by TLS are sent by TLS alone.</summary>
internal static class SiteCookies
{
    public static void AddSiteCookies(this IServiceCollection services) =>
        services.AddOptions<AntiforgeryOptions>().Configure<SiteAddress>((form, site) => form.Cookie.Name = site.CookieName("lwp-form"));

    /// <summary>Before whatever sets a cookie.</summary>
    public static void UseSiteCookies(this WebApplication app) => app.UseCookiePolicy(new CookiePolicyOptions
    {
        HttpOnly = HttpOnlyPolicy.Always,
        Secure = app.Services.GetRequiredService<SiteAddress>().IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
        MinimumSameSitePolicy = SameSiteMode.Lax,
    });
}

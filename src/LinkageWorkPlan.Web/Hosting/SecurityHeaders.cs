using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// What every answer tells the browser: to run only the program's own scripts, to show it in no other site's frame, to believe the type it
/// names, and to keep to TLS. A page that a wrong text got into still runs nothing (OWASP ASVS 5.0, V3.4).
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Seconds for which a browser asks for this host by TLS alone: a year.</summary>
    private const int StrictTransportSeconds = 365 * 24 * 60 * 60;

    /// <summary>Camera and the rest are used by no page; passkeys and copying are.</summary>
    private const string Permissions = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>What is no page: shown alone, it loads and runs nothing.</summary>
    private const string OfFiles = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Browsers show these with a viewer of their own, which a stricter policy would stop; the pages show them in a frame.</summary>
    private const string OfPdf = "frame-ancestors 'self'";

    private static readonly ConditionalWeakTable<ImportMapDefinition, string> Hashes = [];

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(Add, http);
        return next(http);
    }

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Content-Security-Policy", PolicyOf(http));
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsPage(http))
        {
            // Files have no window of their own, and a first visit loads forty of them.
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (http.Request.IsHttps && !IsThisMachine(http.Request.Host.Host))
        {
            headers.StrictTransportSecurity = $"max-age={StrictTransportSeconds}; includeSubDomains";
        }

        return Task.CompletedTask;
    }

    /// <returns>The Content-Security-Policy of an answer, by its type.</returns>
    internal static string PolicyOf(HttpContext http) =>
        IsPage(http) ? OfPage(http)
        : http.Response.ContentType!.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase) ? OfPdf
        : OfFiles;

    private static bool IsPage(HttpContext http) => http.Response.ContentType is not { } type || type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Styles may stand in a page: fonts of the first paint, widths of columns and bars. Scripts may not, but for the map of the program's own modules, by its hash.</summary>
    private static string OfPage(HttpContext http)
    {
        var map = http.GetEndpoint()?.Metadata.GetMetadata<ImportMapDefinition>();
        var scripts = map is null ? string.Empty : $" 'sha256-{Hashes.GetValue(map, HashOf)}'";
        var nonce = ScriptNonce.Given(http) is { } random ? $" 'nonce-{random}'" : string.Empty;
        return $"default-src 'self'; script-src 'self'{scripts}{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'";
    }

    private static string HashOf(ImportMapDefinition map) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map.ToString())));

    private static bool IsThisMachine(string host) => host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}

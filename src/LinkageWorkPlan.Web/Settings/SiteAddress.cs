namespace LinkageWorkPlan.Web.Settings;

/// <summary>Under which address people open the pages: what mails and printed documents point to.</summary>
/// <param name="Address">Whole, ends with a slash; null where <c>Site:Address</c> is not set.</param>
public sealed record SiteAddress(Uri? Address)
{
    /// <exception cref="StartupException"><c>Site:Address</c> is no whole https address.</exception>
    public static SiteAddress Of(IConfiguration configuration)
    {
        if (configuration["Site:Address"] is not { Length: > 0 } typed)
        {
            return new SiteAddress((Uri?)null);
        }

        return Uri.TryCreate(typed.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address is { Query: "", Fragment: "", UserInfo: "" }
            ? new SiteAddress(address)
            : throw new StartupException($"Site:Address is '{typed}'; write the whole address under which people open the pages, as in https://linkage.example.org.");
    }

    /// <summary>True where people reach it by TLS.</summary>
    public bool IsSecure => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>A whole address of a page; null where the site's own address is not known.</summary>
    /// <param name="path">Begins with a slash, as in <c>/issued/2026-2027/2026-H1</c>.</param>
    public string? Of(string path) => Address is null ? null : Address.AbsoluteUri.TrimEnd('/') + path;

    /// <summary>The page that tells whether an issue is genuine; null where the site's own address is not known.</summary>
    public string? VerificationOf(string code) => Of($"/v/{code}");
}

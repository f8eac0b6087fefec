using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>The address under which everybody reaches this program, as it is printed on reports. Null where it has none.</summary>
public sealed record SiteAddress(string? Value)
{
    /// <exception cref="StartupException"><c>Site:Address</c> is no address.</exception>
    public static SiteAddress Of(IConfiguration configuration)
    {
        if (configuration["Site:Address"] is not { Length: > 0 } typed)
        {
            return new SiteAddress((string?)null);
        }

        return Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? new SiteAddress(address.AbsoluteUri.TrimEnd('/'))
            : throw new StartupException($"Site:Address is '{typed}'; write the address that others reach this program at, as in https://reports.example.org, without anything after it.");
    }

    /// <summary>The page that tells whether an issue is genuine.</summary>
    public string? VerificationOf(string code) => Value is null ? null : $"{Value}/v/{code}";
}

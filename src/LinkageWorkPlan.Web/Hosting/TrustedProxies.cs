using System.Net;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>Proxies before this server.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses or networks, several with commas, as in <c>127.0.0.1, 10.1.0.0/16</c>; empty where there is none.</summary>
    public string? Addresses { get; set; }

    private IEnumerable<string> Written => (Addresses ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What can be read of <see cref="Addresses"/>.</summary>
    internal IEnumerable<System.Net.IPNetwork> Networks() => Written.Select(Read).OfType<System.Net.IPNetwork>();

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
        Written.Where(each => Read(each) is null).Select(each => $"{Section}:{nameof(Addresses)} holds '{each}'; write addresses or networks, several with commas, as in 127.0.0.1, 10.1.0.0/16.");

    private static System.Net.IPNetwork? Read(string written) =>
        System.Net.IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>
/// Proxies that are trusted to say who asks, by which scheme and under which host (<c>X-Forwarded-For</c>, <c>-Proto</c>,
/// <c>-Host</c>). Nobody else's is: anybody can send these headers.
/// </summary>
internal static class TrustedProxies
{
    public static void AddTrustedProxies(this IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>(ProxyOptions.Section, options => options.Problems());
        services.AddOptions<ForwardedHeadersOptions>().Configure<ProxyOptions>((options, proxies) =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks())
            {
                options.KnownIPNetworks.Add(network);
            }

            options.ForwardedHeaders = options.KnownIPNetworks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
    }
}

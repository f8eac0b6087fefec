using System.Net;
using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.AspNetCore.HttpOverrides;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// Proxies before this server whose word is taken for who asks, by which scheme and under which host (<c>X-Forwarded-For</c>,
/// <c>-Proto</c>, <c>-Host</c>). Nobody else's is: anybody can send these headers.
/// </summary>
internal static class TrustedProxies
{
    public const string Setting = "Proxy:Addresses";

    /// <exception cref="StartupException"><see cref="Setting"/> holds something that is neither an address nor a network.</exception>
    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = Read(configuration);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    private static List<System.Net.IPNetwork> Read(IConfiguration configuration) =>
    [
        .. from each in (configuration[Setting] ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           select System.Net.IPNetwork.TryParse(each, out var network) ? network
               : IPAddress.TryParse(each, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
               : throw new StartupException($"{Setting} holds '{each}'; write addresses or networks, several with commas, as in 127.0.0.1, 10.1.0.0/16."),
    ];
}

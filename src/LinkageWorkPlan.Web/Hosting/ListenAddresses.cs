using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>Tries the addresses to be served before anything else is done, so that a wrong one is one sentence and nothing is half-started.</summary>
internal static class ListenAddresses
{
    /// <param name="urls">Separated by semicolons, as in the setting <c>Urls</c>.</param>
    /// <exception cref="StartupException">An address is not one, is used by another program, or may not be used by this user.</exception>
    public static void Check(string? urls)
    {
        foreach (var url in (urls ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Read(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            {
                continue;
            }

            foreach (var ip in AddressesOf(address.Host))
            {
                Try(new IPEndPoint(ip, address.Port), url);
            }
        }
    }

    /// <summary>The first of the addresses, in a form that a browser on this machine opens.</summary>
    public static string ToOpen(IEnumerable<string> urls)
    {
        var first = BindingAddress.Parse(urls.First());
        var host = first.Host is "*" or "+" or "[::]" or "0.0.0.0" ? "localhost" : first.Host;
        return $"{first.Scheme}://{host}:{first.Port}{first.PathBase}";
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            var isPortRead = address.Host.StartsWith('[') || !address.Host.Contains(':');
            return address.Port is >= 0 and <= IPEndPoint.MaxPort && (isPortRead || address.IsUnixPipe) && address.Scheme is "http" or "https"
                ? address
                : throw new FormatException();
        }
        catch (FormatException exception)
        {
            throw new StartupException($"\"{url}\" in the setting Urls is not an address: write it as in http://localhost:5080, with a port from 1 to {IPEndPoint.MaxPort}.", exception);
        }
    }

    private static IEnumerable<IPAddress> AddressesOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback]
        : IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? [ip]
        : [IPAddress.Any];

    private static void Try(IPEndPoint endpoint, string url)
    {
        try
        {
            using var listener = new TcpListener(endpoint);
            listener.Start();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartupException($"Port {endpoint.Port} is already used by another program (perhaps an earlier start of this one): end that, or choose another port, for example --urls http://localhost:{NextPort(endpoint.Port)}.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartupException($"This user may not open port {endpoint.Port}: ports below 1024 are kept for administrators. Choose another, for example --urls http://localhost:5080.", exception);
        }
        catch (SocketException exception) when (endpoint.Address.Equals(IPAddress.IPv6Loopback))
        {
            // A machine without IPv6 loopback serves localhost on IPv4 alone.
            _ = exception;
        }
        catch (SocketException exception)
        {
            throw new StartupException($"The address {url} cannot be served from this machine ({exception.Message}). Set Urls to one of its own, for example http://localhost:5080.", exception);
        }
    }

    private static int NextPort(int port) => port < IPEndPoint.MaxPort ? port + 1 : 5080;
}

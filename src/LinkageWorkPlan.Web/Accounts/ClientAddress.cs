using System.Net;
using System.Net.Sockets;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>From where somebody without an account asks.</summary>
internal static class ClientAddress
{
    /// <summary>Bytes of an IPv6 address that one customer of a provider has at least for itself: a machine takes any of the rest.</summary>
    private const int NetworkBytes = 8;

    /// <returns>The IPv4 address, or the network of an IPv6 one; the same for all where it is not known.</returns>
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes) : address.ToString();
    }
}

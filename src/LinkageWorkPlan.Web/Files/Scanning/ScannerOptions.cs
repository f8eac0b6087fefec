using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Files.Scanning;

/// <summary>The virus scanner that looks through files before they are kept (OWASP ASVS 5.0, 5.4.3).</summary>
public sealed class ScannerOptions
{
    public const string Section = "Scanner";

    public const int TimeoutSecondsMax = 600;

    /// <summary>Where ClamAV's <c>clamd</c> listens: <c>host:port</c>, or the full path of its socket. Nothing is scanned where it is empty.</summary>
    public string? Address { get; set; }

    /// <summary>Seconds one file may take, 1 to <see cref="TimeoutSecondsMax"/>.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    public bool IsOn => !string.IsNullOrWhiteSpace(Address);

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. IsOn && EndPoint() is null ? (string[])[$"{Section}:{nameof(Address)} is “{Address}”: it has to be host:port, or the full path of a socket."] : [],
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(TimeoutSeconds)}", TimeoutSeconds, 1, TimeoutSecondsMax),
    ];

    /// <returns>Null where the address is none.</returns>
    internal EndPoint? EndPoint()
    {
        var address = Address!.Trim();
        if (Path.IsPathFullyQualified(address))
        {
            return new UnixDomainSocketEndPoint(address);
        }

        var colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(address[..colon].Trim('[', ']'), port)
            : null;
    }
}

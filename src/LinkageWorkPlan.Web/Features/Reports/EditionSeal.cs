using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Seals the editions of issues with the certificates of the settings; without any, editions stay as they are printed.</summary>
public sealed class EditionSeal : IDisposable
{
    /// <summary>A service that takes longer is asked again with the next round.</summary>
    private static readonly TimeSpan StampLimit = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<SealCertificate> certificates;
    private readonly Clock clock;
    private readonly HttpClient? client;
    private readonly TimeStampService? stamps;

    private EditionSeal(IReadOnlyList<SealCertificate> certificates, Uri? stampAddress, Clock clock)
    {
        (this.certificates, this.clock) = (certificates, clock);
        if (stampAddress is not null)
        {
            client = new HttpClient();
            stamps = new TimeStampService(client, stampAddress, StampLimit);
        }
    }

    public SealKind Kind => certificates.Count == 0 ? SealKind.None : certificates.Any(each => each.IsTrial) ? SealKind.Trial : SealKind.Sealed;

    /// <exception cref="StartupException">A setting or a certificate is wrong.</exception>
    public static EditionSeal Of(IConfiguration configuration, Clock clock)
    {
        var stampAddress = StampAddress(configuration["Seal:TimeStampUrl"]);
        var places = new (Side Side, string? File, string? Password, string? PasswordFile)[]
        {
            (Side.Vietnam, configuration["Seal:Vietnam:Certificate"], configuration["Seal:Vietnam:Password"], configuration["Seal:Vietnam:PasswordFile"]),
            (Side.Laos, configuration["Seal:Laos:Certificate"], configuration["Seal:Laos:Password"], configuration["Seal:Laos:PasswordFile"]),
        };
        var set = places.Where(each => !string.IsNullOrWhiteSpace(each.File)).ToList();
        if (set.Count == 1)
        {
            throw new StartupException($"Seal:{set[0].Side}:Certificate is set, but Seal:{set[0].Side.Other()}:Certificate is not: an issue is sealed for both sides or for none.");
        }

        var loaded = new List<SealCertificate>();
        try
        {
            foreach (var (side, file, password, passwordFile) in set)
            {
                loaded.Add(SealCertificate.Load(side, file!, PasswordOf(side, password, passwordFile)));
            }

            return new EditionSeal(loaded, stampAddress, clock);
        }
        catch (SealException problem)
        {
            loaded.ForEach(each => each.Dispose());
            throw new StartupException($"Seal:{problem.Side}:Certificate cannot be used. {problem.Message}", problem);
        }
    }

    /// <summary>Whether the program may start with these settings. One that has expired does not keep it from starting: what is issued then waits.</summary>
    /// <exception cref="StartupException">A setting or a certificate is wrong, or not valid yet.</exception>
    public static void Check(IConfiguration configuration, Clock clock)
    {
        using var seal = Of(configuration, clock);
        if (seal.Problem() is { Fault: SealFault.NotYetValid } problem)
        {
            throw new StartupException($"Seal:{problem.Side}:Certificate cannot be used. {problem.Message}", problem);
        }
    }

    /// <summary>Why nothing can be sealed now; null where it can, or nothing is to be sealed.</summary>
    public SealException? Problem()
    {
        try
        {
            RequireValid();
            return null;
        }
        catch (SealException problem)
        {
            return problem;
        }
    }

    /// <exception cref="SealException">It was not sealed, and is to be tried again.</exception>
    public async Task<byte[]> SealAsync(byte[] pdf, SealedIssue issue, CancellationToken cancel)
    {
        if (certificates.Count == 0)
        {
            return pdf;
        }

        RequireValid();
        return await PdfSeal.SealAsync(pdf, issue, certificates, stamps, cancel);
    }

    public void Dispose()
    {
        client?.Dispose();
        foreach (var each in certificates)
        {
            each.Dispose();
        }
    }

    private void RequireValid()
    {
        var now = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero);
        foreach (var each in certificates)
        {
            each.RequireValid(now);
        }
    }

    private static Uri? StampAddress(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new StartupException($"Seal:TimeStampUrl is '{typed}'; write the address of a time stamp service (RFC 3161), as in https://tsa.example.org/tsr, or leave it empty.");

    private static string? PasswordOf(Side side, string? password, string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return password;
        }

        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"Seal:{side}:PasswordFile is '{file}', which cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }
}

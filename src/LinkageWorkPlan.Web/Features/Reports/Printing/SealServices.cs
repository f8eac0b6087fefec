using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Whether what is needed to judge a seal in later years is put into its document.</summary>
public enum LongTermSeal
{
    /// <summary>Nobody is asked for it.</summary>
    None,

    /// <summary>What comes is put in; nothing waits for the rest.</summary>
    Wanted,

    /// <summary>Nothing is issued without all of it.</summary>
    Required,
}

/// <summary>The services that are asked while a document is sealed: for time stamps, and for validation data.</summary>
public sealed class SealServices : IDisposable
{
    /// <summary>A service that takes longer is asked again with the next round.</summary>
    private static readonly TimeSpan StampLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly HttpClient? client;

    /// <param name="report">Told of validation data that did not come.</param>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public SealServices(IConfiguration configuration, Action<string>? report)
    {
        var stampAddress = Address("Seal:TimeStampUrl", configuration["Seal:TimeStampUrl"], "the address of a time stamp service (RFC 3161), as in https://tsa.example.org/tsr, or leave it empty");
        var longTerm = LongTerm(configuration["Seal:LongTerm"]);
        Stamping = [.. Certificates("Seal:TimeStampAuthorities", configuration["Seal:TimeStampAuthorities"])];
        var sources = new ValidationSources(
            longTerm == LongTermSeal.Required,
            [
                .. Stamping,
                .. Certificates("Seal:Vietnam:Authorities", configuration["Seal:Vietnam:Authorities"]),
                .. Certificates("Seal:Laos:Authorities", configuration["Seal:Laos:Authorities"]),
            ],
            Addresses(
                "the address of a service that says whether certificates are revoked (OCSP)",
                (Side.Vietnam, "Seal:Vietnam:OcspUrl", configuration["Seal:Vietnam:OcspUrl"]),
                (Side.Laos, "Seal:Laos:OcspUrl", configuration["Seal:Laos:OcspUrl"])),
            Addresses(
                "the address of a list of revoked certificates (CRL)",
                (Side.Vietnam, "Seal:Vietnam:CrlUrl", configuration["Seal:Vietnam:CrlUrl"]),
                (Side.Laos, "Seal:Laos:CrlUrl", configuration["Seal:Laos:CrlUrl"])),
            AnswerLimit);
        if (stampAddress is null)
        {
            if (longTerm == LongTermSeal.Required)
            {
                throw new StartupException("Seal:LongTerm is 'Required', but Seal:TimeStampUrl is not set: without a time stamp there is no instant that a seal could be judged at.");
            }

            return;
        }

        // No redirects: they lead to addresses that neither a certificate nor a setting names.
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        Stamps = new TimeStampService(client, stampAddress, StampLimit);
        Validation = longTerm == LongTermSeal.None ? null : new ValidationService(client, sources, report);
    }

    /// <summary>Null where no service is set.</summary>
    public TimeStampService? Stamps { get; }

    /// <summary>Null where none are put in.</summary>
    public ValidationService? Validation { get; }

    /// <summary>Certificates of the time stamp service, or above it.</summary>
    public IReadOnlyList<X509Certificate2> Stamping { get; }

    public void Dispose() => client?.Dispose();

    private static LongTermSeal LongTerm(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? LongTermSeal.Wanted
        : Enum.TryParse<LongTermSeal>(typed, ignoreCase: true, out var found) && Enum.IsDefined(found) && !char.IsAsciiDigit(typed[0]) ? found
        : throw new StartupException($"Seal:LongTerm is '{typed}'; write None, Wanted or Required.");

    private static Uri? Address(string setting, string? typed, string what) =>
        string.IsNullOrWhiteSpace(typed) ? null : Web(typed) ?? throw new StartupException($"{setting} is '{typed}'; write {what}.");

    /// <summary>By side; a setting may name several, with commas.</summary>
    private static ILookup<Side, Uri> Addresses(string what, params (Side Side, string Name, string? Typed)[] settings) => (
        from setting in settings
        from typed in (setting.Typed ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (setting.Side, Address: Web(typed) ?? throw new StartupException($"{setting.Name} holds '{typed}'; write {what}, several with commas between them."))).ToLookup(each => each.Side, each => each.Address);

    /// <returns>Null where it is no address of the web.</returns>
    private static Uri? Web(string? typed) => Uri.TryCreate(typed, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private static X509Certificate2Collection Certificates(string setting, string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return [];
        }

        try
        {
            return CertificateFile.Read(path);
        }
        catch (ReadLimitException exception)
        {
            throw new StartupException($"{setting} is '{path}', which is larger than {BoundedFile.Size(CertificateFile.SizeMax)}: it is no file of certificates.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartupException($"{setting} is '{path}', which is no file of certificates (PEM or DER) that can be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}

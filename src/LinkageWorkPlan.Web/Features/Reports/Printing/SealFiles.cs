using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>
/// The certificates that the settings name. A renewed file is read again before the next seal, so that nobody has to start the program
/// again; a file that was taken away after the start leaves what was read of it in force. A token need not be there at the start: it is asked
/// again before the next seal.
/// </summary>
public sealed class SealFiles : IDisposable
{
    /// <summary>Of a file that holds a password, in bytes.</summary>
    public const int PasswordFileMax = 4096;

    private readonly IReadOnlyList<SealPlace> places;
    private readonly IReadOnlyList<(Side? Side, string Digits)> pinned;
    private readonly IReadOnlyList<X509Certificate2> stamping;
    private readonly Lock reading = new();

    /// <summary>Everything that was ever read: what is replaced may still be sealing, and a certificate is renewed once in years.</summary>
    private IReadOnlyList<SealCertificate> read = [];
    private IReadOnlyList<SealCertificate>? certificates;
    private IReadOnlyList<Stamp> stamps;

    /// <param name="stamping">Certificates of the time stamp service, or above it.</param>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    /// <exception cref="SealException">A certificate is wrong; whether it is valid today is not asked.</exception>
    public SealFiles(IConfiguration configuration, IReadOnlyList<X509Certificate2> stamping)
    {
        this.stamping = stamping;
        places = SealPlaces.Of(configuration);
        pinned = [.. Pinned(Side.Vietnam, configuration["Seal:Vietnam:Fingerprint"]), .. Pinned(Side.Laos, configuration["Seal:Laos:Fingerprint"])];
        stamps = StampsOf(places);
        try
        {
            certificates = Load();
        }
        catch (SealException problem) when (problem.Fault is SealFault.ModuleMissing or SealFault.TokenMissing or SealFault.KeyMissing or SealFault.TokenFailed)
        {
            // Nothing is lost by it: what is to be sealed waits.
        }
    }

    /// <summary>As the files are now.</summary>
    /// <exception cref="SealException">A file that was put in place since cannot be used; it is read again the next time.</exception>
    public IReadOnlyList<SealCertificate> Newest()
    {
        lock (reading)
        {
            var now = StampsOf(places);
            if (certificates is null || certificates.Any(each => each.Token?.Problem is not null) || now.Zip(stamps).Any(each => each.First.IsThere && each.First != each.Second))
            {
                certificates = Load();
                stamps = now;
            }

            return certificates;
        }
    }

    /// <summary>Whose seals this server knows: those it seals with and sealed with since its start, and those whose fingerprints are set;
    /// and whose time stamps. Nobody waits for a token here.</summary>
    public SealTrust Known() => new([], [.. pinned, .. Volatile.Read(ref read).Select(each => ((Side?)each.Side, SealTrust.FingerprintOf(each.Certificate)))], stamping);

    public void Dispose()
    {
        foreach (var each in read)
        {
            each.Dispose();
        }
    }

    private IReadOnlyList<SealCertificate> Load()
    {
        var loaded = new List<SealCertificate>();
        try
        {
            foreach (var place in places)
            {
                loaded.Add(place.Load());
            }
        }
        catch
        {
            loaded.ForEach(each => each.Dispose());
            throw;
        }

        if (certificates is not null && certificates.SelectMany(Bytes).SequenceEqual(loaded.SelectMany(Bytes)))
        {
            loaded.ForEach(each => each.Dispose());
            return certificates;
        }

        Volatile.Write(ref read, [.. read, .. loaded]);
        return loaded;
    }

    private static IEnumerable<byte> Bytes(SealCertificate certificate) => [.. certificate.Certificate.RawData, .. certificate.Chain.SelectMany(each => each.RawData)];

    private static IEnumerable<(Side? Side, string Digits)> Pinned(Side side, string? typed) =>
        (typed ?? string.Empty).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each =>
            SealTrust.ReadDigits(each) is { Length: SealTrust.DigitsMax } digits
                ? ((Side?)side, digits)
                : throw new StartupException($"Seal:{side}:Fingerprint holds '{each}'; write the SHA-256 of a seal's certificate in 64 hexadecimal digits, several with commas between them."));

    private static List<Stamp> StampsOf(IEnumerable<SealPlace> places) => [.. places.SelectMany(each => each.Files).Select(Stamp.Of)];

    /// <summary>By which a file is distinguished from the one before it.</summary>
    private readonly record struct Stamp(bool IsThere, DateTime WrittenAt, long Length)
    {
        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new Stamp(true, file.LastWriteTimeUtc, file.Length) : default;
        }
    }
}

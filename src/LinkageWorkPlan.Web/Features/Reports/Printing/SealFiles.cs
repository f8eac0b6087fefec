using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>
/// The certificates that the settings name. A renewed file is read again before the next seal, so that nobody has to start the program
/// again; a file that was taken away after the start leaves what was read of it in force.
/// </summary>
public sealed class SealFiles : IDisposable
{
    /// <summary>Of a file that holds a password, in bytes.</summary>
    public const int PasswordFileMax = 4096;

    private readonly IReadOnlyList<Place> places;
    private readonly IReadOnlyList<(Side? Side, string Digits)> pinned;
    private readonly IReadOnlyList<X509Certificate2> stamping;
    private readonly Lock reading = new();

    /// <summary>Everything that was ever read: what is replaced may still be sealing, and a certificate is renewed once in years.</summary>
    private readonly List<SealCertificate> read = [];
    private IReadOnlyList<SealCertificate> certificates;
    private IReadOnlyList<Stamp> stamps;

    /// <param name="stamping">Certificates of the time stamp service, or above it.</param>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    /// <exception cref="SealException">A certificate is wrong; whether it is valid today is not asked.</exception>
    public SealFiles(IConfiguration configuration, IReadOnlyList<X509Certificate2> stamping)
    {
        this.stamping = stamping;
        var all = new Place[]
        {
            new(Side.Vietnam, configuration["Seal:Vietnam:Certificate"] ?? string.Empty, configuration["Seal:Vietnam:Password"], configuration["Seal:Vietnam:PasswordFile"]),
            new(Side.Laos, configuration["Seal:Laos:Certificate"] ?? string.Empty, configuration["Seal:Laos:Password"], configuration["Seal:Laos:PasswordFile"]),
        };
        var set = all.Where(each => !string.IsNullOrWhiteSpace(each.File)).ToList();
        if (set.Count == 1)
        {
            throw new StartupException($"Seal:{set[0].Side}:Certificate is set, but Seal:{set[0].Side.Other()}:Certificate is not: an issue is sealed for both sides or for none.");
        }

        places = set;
        pinned = [.. Pinned(Side.Vietnam, configuration["Seal:Vietnam:Fingerprint"]), .. Pinned(Side.Laos, configuration["Seal:Laos:Fingerprint"])];
        stamps = StampsOf(places);
        certificates = Load();
    }

    /// <summary>As the files are now.</summary>
    /// <exception cref="SealException">A file that was put in place since cannot be used; it is read again the next time.</exception>
    public IReadOnlyList<SealCertificate> Newest()
    {
        lock (reading)
        {
            var now = StampsOf(places);
            if (now.Zip(stamps).Any(each => each.First.IsThere && each.First != each.Second))
            {
                certificates = Load();
                stamps = now;
            }

            return certificates;
        }
    }

    /// <summary>Whose seals this server knows: those it seals with and sealed with since its start, and those whose fingerprints are set;
    /// and whose time stamps.</summary>
    public SealTrust Known()
    {
        lock (reading)
        {
            return new SealTrust([], [.. pinned, .. read.Select(each => ((Side?)each.Side, SealTrust.FingerprintOf(each.Certificate)))], stamping);
        }
    }

    public void Dispose()
    {
        foreach (var each in read)
        {
            each.Dispose();
        }
    }

    private List<SealCertificate> Load()
    {
        var loaded = new List<SealCertificate>();
        try
        {
            foreach (var place in places)
            {
                loaded.Add(SealCertificate.Load(place.Side, place.File, PasswordOf(place)));
            }
        }
        catch
        {
            loaded.ForEach(each => each.Dispose());
            throw;
        }

        read.AddRange(loaded);
        return loaded;
    }

    private static IEnumerable<(Side? Side, string Digits)> Pinned(Side side, string? typed) =>
        (typed ?? string.Empty).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each =>
            SealTrust.ReadDigits(each) is { Length: SealTrust.DigitsMax } digits
                ? ((Side?)side, digits)
                : throw new StartupException($"Seal:{side}:Fingerprint holds '{each}'; write the SHA-256 of a seal's certificate in 64 hexadecimal digits, several with commas between them."));

    private static string? PasswordOf(Place place)
    {
        if (string.IsNullOrEmpty(place.PasswordFile))
        {
            return place.Password;
        }

        try
        {
            return BoundedFile.ReadText(place.PasswordFile, PasswordFileMax).TrimEnd('\r', '\n');
        }
        catch (ReadLimitException exception)
        {
            throw new SealException(SealFault.WrongPassword, place.Side, $"Seal:{place.Side}:PasswordFile is '{place.PasswordFile}', which is larger than {BoundedFile.Size(PasswordFileMax)}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SealException(SealFault.WrongPassword, place.Side, $"Seal:{place.Side}:PasswordFile is '{place.PasswordFile}', which cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private static List<Stamp> StampsOf(IEnumerable<Place> places) =>
        [.. places.SelectMany(each => (string?[])[each.File, each.PasswordFile]).Where(each => !string.IsNullOrEmpty(each)).Select(each => Stamp.Of(each!))];

    private sealed record Place(Side Side, string File, string? Password, string? PasswordFile);

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

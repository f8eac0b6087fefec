using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Line of an archive's manifest.</summary>
/// <param name="Path">Within the archive; ASCII, since programs that zip write other letters each in its own way.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Edition">Of a printed edition which; null for any other file.</param>
/// <param name="Reader">Of a printed edition the side whose language stands first; null for any other file.</param>
public sealed record ManifestEntry(string Path, long Size, string Sha256, Edition? Edition = null, Side? Reader = null);

/// <summary>What an archive holds and of which issue: what the seals of the archive sign.</summary>
/// <param name="Fingerprint">Of the content that both co-chairs signed.</param>
/// <param name="IssuedAt">UTC.</param>
public sealed record IssueManifest(string Plan, string Report, int Issue, string Code, string Fingerprint, DateTimeOffset IssuedAt, IReadOnlyList<ManifestEntry> Files);

/// <summary>One file that goes into an archive.</summary>
/// <param name="Key">Of a printed edition which; null for any other file.</param>
public sealed record ArchiveFile(string Path, byte[] Bytes, EditionKey? Key = null);

/// <summary>
/// The ZIP of one issue. Its manifest names every file, and is sealed for both sides where editions are. The same files and certificates give
/// the same bytes: nothing is compressed, and all of them carry the issue's time.
/// </summary>
public static class IssueArchive
{
    public const string Manifest = "manifest.json";
    public const string Editions = "editions/";
    public const string Evidence = "evidence/";
    public const string Certificates = "certificates/";

    /// <summary>Scans of what was signed by hand, and of decisions by which deputies signed.</summary>
    public const string Scans = "scans/";

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The detached signature of the manifest (CMS, DER) of a side.</summary>
    public static string SealOf(Side side) => $"manifest.{side.ToString().ToLowerInvariant()}.p7s";

    public static string ReadMeOf(Language language) => $"README.{language.Code()}.txt";

    /// <summary>Where the scan of a side's signature by hand lies, without its ending.</summary>
    public static string PaperOf(Side side) => $"{Scans}paper-{side.ToString().ToLowerInvariant()}";

    /// <summary>Where the decision lies by which a side's deputy signed, without its ending.</summary>
    public static string DelegationOf(Side side) => $"{Scans}delegation-{side.ToString().ToLowerInvariant()}";

    /// <param name="to">Need not be seekable; stays open.</param>
    /// <param name="issue">Which one it is; the time every file carries.</param>
    /// <param name="certificates">One a side; none leaves the manifest without a seal.</param>
    /// <param name="files">Fetched one after the other, so that no two are in memory.</param>
    public static async Task WriteAsync(Stream to, IssueRecord issue, IReadOnlyList<SealCertificate> certificates, IAsyncEnumerable<ArchiveFile> files, CancellationToken cancel)
    {
        var entries = new List<ManifestEntry>();
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        await foreach (var file in files.WithCancellation(cancel))
        {
            await AddEntryAsync(zip, file.Path, file.Bytes, issue.IssuedAt, cancel);
            entries.Add(new ManifestEntry(file.Path, file.Bytes.Length, Fingerprint.OfBytes(file.Bytes), file.Key?.Edition, file.Key?.Reader));
        }

        var report = issue.Report ?? throw new ArgumentException("Only an issue of a report has an archive.", nameof(issue));
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new IssueManifest(issue.Plan, report, issue.Issue, issue.Code, issue.Fingerprint, issue.IssuedAt, entries), Json);
        await AddEntryAsync(zip, Manifest, manifest, issue.IssuedAt, cancel);
        foreach (var (side, signature) in await SealsAsync(manifest, issue, certificates))
        {
            await AddEntryAsync(zip, SealOf(side), signature, issue.IssuedAt, cancel);
        }
    }

    /// <summary>A file's name in letters that every program writes alike.</summary>
    public static string Plain(string name)
    {
        var plain = name.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD)
            .Where(each => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(each) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            .Select(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' ? each : '_');
        return string.Concat(plain).Trim('_');
    }

    /// <returns>None where a token did not sign: verification says that the list is not sealed, and one seal alone would say that it is broken.</returns>
    private static async Task<IReadOnlyList<(Side Side, byte[] Signature)>> SealsAsync(byte[] manifest, IssueRecord issue, IReadOnlyList<SealCertificate> certificates)
    {
        var seals = new List<(Side, byte[])>();
        try
        {
            foreach (var certificate in certificates)
            {
                seals.Add((certificate.Side, await CmsSeal.SignAsync(manifest, certificate, PdfSeal.TimeOf(issue, certificate), stamp: null)));
            }
        }
        catch (SealException)
        {
            return [];
        }

        return seals;
    }

    private static async Task AddEntryAsync(ZipArchive zip, string path, byte[] bytes, DateTimeOffset at, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        await using var content = await entry.OpenAsync(cancel);
        await content.WriteAsync(bytes, cancel);
    }
}

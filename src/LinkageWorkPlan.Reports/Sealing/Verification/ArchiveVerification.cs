using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Verifies the ZIP of an issue: every file against the manifest, every edition by itself, and content and evidence against what was signed.</summary>
public static class ArchiveVerification
{
    /// <summary>Bytes of the ZIP, and of what is in it: 2 GB.</summary>
    private const long SizeMax = 2L * 1024 * 1024 * 1024;

    private const int EntriesMax = 5000;

    /// <summary>Where the end record of a ZIP begins at the earliest, from the end: its comment has at most 64 KB.</summary>
    private const int TailMax = 22 + 65535;

    public static bool IsArchive(Stream stream)
    {
        Span<byte> begin = stackalloc byte[4];
        stream.Position = 0;
        var read = stream.ReadAtLeast(begin, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 4 && begin.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <param name="stream">Seekable.</param>
    /// <param name="trusted">Roots the certificates have to lead to; null where that is not asked.</param>
    public static VerificationResult Verify(Stream stream, X509Certificate2Collection? trusted = null)
    {
        if (stream.Length > SizeMax || EntriesIn(stream) > EntriesMax)
        {
            return VerificationResult.Refused(VerificationCheck.Failed(Finding.ArchiveTooLarge));
        }

        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Verify(zip, trusted);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or JsonException or ArgumentException or NotSupportedException)
        {
            return VerificationResult.Refused(VerificationCheck.Failed(Finding.ArchiveUnreadable));
        }
    }

    private static VerificationResult Verify(ZipArchive zip, X509Certificate2Collection? trusted)
    {
        if (zip.Entries.Sum(each => each.Length) > SizeMax)
        {
            return VerificationResult.Refused(VerificationCheck.Failed(Finding.ArchiveTooLarge));
        }

        var checks = new List<VerificationCheck>();
        var listed = JsonSerializer.Deserialize<List<ManifestEntry>>(Read(zip.GetEntry(IssueArchive.Manifest) ?? throw new InvalidDataException("No manifest.")), IssueArchive.Json) ?? throw new InvalidDataException("An empty manifest.");
        var entries = zip.Entries.Where(each => each.FullName != IssueArchive.Manifest).ToLookup(each => each.FullName, StringComparer.Ordinal);
        checks.AddRange(entries.Where(each => each.Count() > 1 || !listed.Any(entry => entry.Path == each.Key)).Select(each => VerificationCheck.Failed(Finding.ArchiveFileUnlisted, each.Key)));
        var results = new List<(string Path, VerificationResult Result)>();
        var hashes = new List<(string Path, string Sha256)>();
        foreach (var line in listed)
        {
            if (entries[line.Path].FirstOrDefault() is not { } entry)
            {
                checks.Add(VerificationCheck.Failed(Finding.ArchiveFileMissing, line.Path));
                continue;
            }

            var bytes = Read(entry);
            var hash = Fingerprint.OfBytes(bytes);
            hashes.Add((line.Path, hash));
            if (hash != line.Sha256 || bytes.Length != line.Size)
            {
                checks.Add(VerificationCheck.Failed(Finding.ArchiveFileChanged, line.Path));
            }

            if (line.Path.StartsWith(IssueArchive.Editions, StringComparison.Ordinal))
            {
                results.Add((line.Path, PdfVerification.Verify(bytes, trusted)));
            }
        }

        if (checks.Count == 0)
        {
            checks.Add(VerificationCheck.Passed(Finding.ArchiveWhole, listed.Count));
        }

        if (results.Count == 0)
        {
            checks.Add(VerificationCheck.Failed(Finding.ArchiveWithoutEditions));
            return new VerificationResult(checks, null, [], []);
        }

        checks.AddRange(Together(results, hashes));
        checks.AddRange(results.SelectMany(each => each.Result.Checks.Select(check => check with { File = each.Path })));
        return results[0].Result with { Checks = checks };
    }

    /// <summary>Content, sign-offs and evidence beside the editions are what the editions' signed content says.</summary>
    private static IEnumerable<VerificationCheck> Together(List<(string Path, VerificationResult Result)> editions, List<(string Path, string Sha256)> hashes)
    {
        var fingerprints = editions.Select(each => each.Result.Content is { } content ? Fingerprint.OfBytes(content) : string.Empty).Distinct().ToList();
        var isOne = fingerprints.Count == 1 && hashes.Any(each => each.Path == SealedIssue.ContentFile && each.Sha256 == fingerprints[0]);
        yield return isOne ? VerificationCheck.Passed(Finding.ArchiveContentHolds) : VerificationCheck.Failed(Finding.ArchiveContentDiffers, SealedIssue.ContentFile);
        var signed = editions[0].Result.Content is { } first ? EvidenceIn(first) : [];
        var evidence = hashes.Where(each => each.Path.StartsWith(IssueArchive.Evidence, StringComparison.Ordinal)).ToList();
        var unsigned = evidence.Where(each => !signed.Contains(each.Sha256)).ToList();
        foreach (var (path, _) in unsigned)
        {
            yield return VerificationCheck.Failed(Finding.ArchiveEvidenceUnsigned, path);
        }

        if (evidence.Count > 0 && unsigned.Count == 0)
        {
            yield return VerificationCheck.Passed(Finding.ArchiveEvidenceHolds, evidence.Count);
        }
    }

    /// <summary>Fingerprints of the products that the signed content lists (annex V).</summary>
    private static HashSet<string> EvidenceIn(byte[] content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.TryGetProperty("products", out var products) && products.ValueKind == JsonValueKind.Array
            ? [.. products.EnumerateArray().Select(each => each.TryGetProperty("sha256", out var hash) ? hash.GetString() : null).OfType<string>()]
            : [];
    }

    /// <summary>No more than it says it has: what says less than it unpacks to is no archive of this program.</summary>
    private static byte[] Read(ZipArchiveEntry entry)
    {
        if (entry.Length > PdfVerification.SizeMax)
        {
            throw new InvalidDataException($"{entry.FullName} is too large.");
        }

        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return content.ReadByte() < 0 ? bytes : throw new InvalidDataException($"{entry.FullName} is longer than it says.");
    }

    /// <summary>As the end record says, before anything is taken into memory.</summary>
    private static int EntriesIn(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, TailMax)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return end < 0 || end + 22 > tail.Length ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
    }
}

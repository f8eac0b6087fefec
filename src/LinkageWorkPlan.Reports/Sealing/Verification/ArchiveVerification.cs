using System.IO.Compression;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Verifies the ZIP of an issue: every file against the manifest, the manifest's seals, every edition by itself, and all of them against each other.</summary>
public static class ArchiveVerification
{
    /// <summary>Bytes of the ZIP: 2 GB.</summary>
    private const long SizeMax = 2L * 1024 * 1024 * 1024;

    /// <summary>1 MB; a line has some 200 bytes.</summary>
    private const int ManifestMax = 1024 * 1024;

    /// <summary>Of a detached signature; 128 KB.</summary>
    private const int SealMax = 128 * 1024;

    public static bool IsArchive(Stream stream)
    {
        Span<byte> begin = stackalloc byte[4];
        stream.Position = 0;
        var read = stream.ReadAtLeast(begin, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 4 && begin.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <param name="stream">Seekable.</param>
    /// <param name="trust">Whose seals are known; null for nobody's.</param>
    /// <param name="cancel">Ends the reading, with a refusal.</param>
    public static VerificationResult Verify(Stream stream, SealTrust? trust = null, CancellationToken cancel = default)
    {
        if (stream.Length > SizeMax || !ArchiveFiles.MayBeOpened(stream))
        {
            return VerificationResult.Refused(VerificationCheck.Failed(Finding.ArchiveTooLarge));
        }

        try
        {
            var isTight = ZipLayout.IsTight(stream);
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Verify(ArchiveFiles.Of(zip, stream.Length), isTight, trust ?? SealTrust.None, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return VerificationResult.Refused(VerificationCheck.Of(PdfFault.TooComplex));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or JsonException or ArgumentException or NotSupportedException or OverflowException)
        {
            return VerificationResult.Refused(VerificationCheck.Failed(Finding.ArchiveUnreadable));
        }
    }

    private static VerificationResult Verify(ArchiveFiles files, bool isTight, SealTrust trust, CancellationToken cancel)
    {
        List<VerificationCheck> checks = isTight ? [] : [VerificationCheck.Failed(Finding.ArchiveHidden)];
        var listed = ArchiveFiles.Read(files.All.GetValueOrDefault(IssueArchive.Manifest) ?? throw new InvalidDataException("No manifest."), ManifestMax);
        var manifest = ManifestIn(listed);
        var seals = Seals(files, listed, trust, checks);
        Count(files, manifest, checks);
        var hashes = Hash(files, manifest, checks, cancel);
        if (checks.TrueForAll(each => each.Outcome != Outcome.Failed))
        {
            checks.Insert(0, VerificationCheck.Passed(Finding.ArchiveWhole, manifest.Files.Count));
        }

        Tolerate(files, checks);
        var editions = Editions(files, manifest, trust, checks, cancel);
        ArchiveContents.Check(files, manifest, hashes, editions, checks);
        var isSealed = editions.Exists(each => each.Result.Seals.Count > 0);
        if (seals.Count == 0)
        {
            checks.Add(VerificationCheck.Warned(isSealed ? Finding.ArchiveListUnsealed : Finding.ArchiveUnsealed));
        }

        checks.AddRange(editions.SelectMany(each => each.Result.Checks.Select(check => ForArchive(check, isSealed) with { File = each.Path })));
        return new VerificationResult(checks, IssueOf(manifest, editions), SignOffsOf(editions), [.. editions.SelectMany(each => each.Result.Seals)])
        {
            ListSeals = seals,
            Editions = [.. editions.Select(each => hashes[each.Path])],
        };
    }

    private static IssueManifest ManifestIn(byte[] bytes) =>
        JsonSerializer.Deserialize<IssueManifest>(bytes, IssueArchive.Json) is { Plan: not null, Report: not null, Code: not null, Fingerprint: not null, Files: { Count: <= ArchiveFiles.EntriesMax } } manifest
            && manifest.Files.All(each => each is { Path: not null, Sha256: not null }) && manifest.Files.DistinctBy(each => each.Path, StringComparer.Ordinal).Count() == manifest.Files.Count
            ? manifest
            : throw new InvalidDataException("The manifest is none.");

    /// <summary>Both sides' signatures of the manifest, or none at all.</summary>
    private static List<FoundSeal> Seals(ArchiveFiles files, byte[] manifest, SealTrust trust, List<VerificationCheck> checks)
    {
        var there = Sides.Both.Where(side => files.All.ContainsKey(IssueArchive.SealOf(side))).ToList();
        if (there.Count == 0)
        {
            return [];
        }

        checks.AddRange(Sides.Both.Except(there).Select(side => VerificationCheck.Failed(Finding.ArchiveFileMissing, IssueArchive.SealOf(side))));
        var seals = new List<FoundSeal>();
        foreach (var side in there)
        {
            var seal = SealCheck.OfDetached(ArchiveFiles.Read(files.All[IssueArchive.SealOf(side)], SealMax), manifest, trust);
            checks.AddRange(seal.Checks.Select(each => each with { File = IssueArchive.SealOf(side) }));
            if (seal.Seal is { } found)
            {
                seals.Add(found);
            }

            if (seal.Seal?.Side != side)
            {
                checks.Add(VerificationCheck.Failed(Finding.SealMissing, side) with { File = IssueArchive.SealOf(side) });
            }
        }

        if (checks.TrueForAll(each => each.Outcome != Outcome.Failed))
        {
            checks.Add(VerificationCheck.Passed(Finding.ArchiveListSealed));
        }

        return seals;
    }

    /// <summary>Nothing more and nothing less than the manifest lists, and nothing of a kind that no archive has.</summary>
    private static void Count(ArchiveFiles files, IssueManifest manifest, List<VerificationCheck> checks)
    {
        var known = manifest.Files.Select(each => each.Path).Append(IssueArchive.Manifest).Concat(Sides.Both.Select(IssueArchive.SealOf)).ToHashSet(StringComparer.Ordinal);
        checks.AddRange(files.All.Keys.Where(each => !known.Contains(each)).Concat(files.Duplicates).Distinct().Select(each => VerificationCheck.Failed(Finding.ArchiveFileUnlisted, each)));
        checks.AddRange(manifest.Files.Where(each => !ArchiveContents.IsKnownKind(each)).Select(each => VerificationCheck.Failed(Finding.ArchiveFileUnlisted, each.Path)));
        checks.AddRange(manifest.Files.Where(each => !files.All.ContainsKey(each.Path)).Select(each => VerificationCheck.Failed(Finding.ArchiveFileMissing, each.Path)));
        checks.AddRange(new[] { SealedIssue.ContentFile, SealedIssue.SignOffsFile }.Where(name => manifest.Files.All(each => each.Path != name)).Select(name => VerificationCheck.Failed(Finding.ArchiveFileMissing, name)));
        checks.AddRange(EditionKey.Issued.Where(key => manifest.Files.Count(each => each.Edition == key.Edition && each.Reader == key.Reader) != 1)
            .Select(key => VerificationCheck.Failed(Finding.ArchiveEditionMissing, key.Edition, key.Reader)));
    }

    private static Dictionary<string, string> Hash(ArchiveFiles files, IssueManifest manifest, List<VerificationCheck> checks, CancellationToken cancel)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in manifest.Files)
        {
            if (!files.All.TryGetValue(line.Path, out var entry))
            {
                continue;
            }

            hashes.Add(line.Path, ArchiveFiles.HashOf(entry, cancel));
            if (hashes[line.Path] != line.Sha256 || entry.Length != line.Size)
            {
                checks.Add(VerificationCheck.Failed(Finding.ArchiveFileChanged, line.Path));
            }
        }

        return hashes;
    }

    private static void Tolerate(ArchiveFiles files, List<VerificationCheck> checks)
    {
        if (files.Folder is { } folder)
        {
            checks.Add(VerificationCheck.Warned(Finding.ArchiveInFolder, folder));
        }

        if (files.LeftoverCount > 0)
        {
            checks.Add(VerificationCheck.Warned(Finding.ArchiveLeftovers, files.LeftoverCount));
        }
    }

    private static List<(string Path, VerificationResult Result)> Editions(ArchiveFiles files, IssueManifest manifest, SealTrust trust, List<VerificationCheck> checks, CancellationToken cancel)
    {
        var results = new List<(string Path, VerificationResult Result)>();
        foreach (var key in EditionKey.Issued)
        {
            cancel.ThrowIfCancellationRequested();
            if (manifest.Files.FirstOrDefault(each => each.Edition == key.Edition && each.Reader == key.Reader) is not { } line || !files.All.TryGetValue(line.Path, out var entry))
            {
                continue;
            }

            var result = PdfVerification.Verify(ArchiveFiles.Read(entry, PdfVerification.SizeMax), trust, cancel);
            results.Add((line.Path, result));
            if (result.Issue is { } issue && (issue.Edition != key.Edition || issue.Reader != key.Reader))
            {
                checks.Add(VerificationCheck.Failed(Finding.ArchiveOfAnother) with { File = line.Path });
            }
        }

        return results;
    }

    /// <summary>Where nothing was sealed a PDF without a seal is as it was issued; beside sealed ones it is none of them.</summary>
    private static VerificationCheck ForArchive(VerificationCheck check, bool isSealed) =>
        !isSealed && check.Code == VerificationCheck.Failed(Finding.NoSeal).Code ? check with { Outcome = Outcome.Warned } : check;

    private static IssueRecord IssueOf(IssueManifest manifest, List<(string Path, VerificationResult Result)> editions) =>
        editions.Select(each => each.Result.Issue).OfType<IssueRecord>().FirstOrDefault()
        ?? new IssueRecord(manifest.Plan, manifest.Report, manifest.Issue, manifest.Code, manifest.Fingerprint, manifest.IssuedAt, Edition.Joint, Side.Vietnam);

    private static IReadOnlyList<SignOffRecord> SignOffsOf(List<(string Path, VerificationResult Result)> editions) =>
        editions.Select(each => each.Result.SignOffs).FirstOrDefault(each => each.Count > 0) ?? [];
}

using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// Whether the files of an archive belong together: content, sign-offs, scans, certificates and evidence beside the editions say what is sealed
/// in them. Where nothing is sealed they still have to say the same.
/// </summary>
internal static class ArchiveContents
{
    private const int ContentMax = 16 * 1024 * 1024;
    private const int RecordsMax = 256 * 1024;
    private const int DigitsShown = 16;

    /// <summary>Whether an archive can contain such a file at all: anybody can write a list, so being listed does not make a forged extra a part of it.</summary>
    public static bool IsKnownKind(ManifestEntry entry) => entry.Path is SealedIssue.ContentFile or SealedIssue.SignOffsFile
        || Languages.All.Any(language => entry.Path == IssueArchive.ReadMeOf(language))
        || (IsIn(entry.Path, IssueArchive.Editions) && entry is { Edition: { } edition, Reader: { } reader } && EditionKey.Issued.Contains(new EditionKey(edition, reader)))
        || IsIn(entry.Path, IssueArchive.Evidence)
        || IsIn(entry.Path, IssueArchive.Certificates)
        || IsIn(entry.Path, IssueArchive.Scans);

    /// <param name="hashes">By path, of what is there.</param>
    /// <param name="checks">What is found is added here.</param>
    public static void Check(ArchiveFiles files, IssueManifest manifest, Dictionary<string, string> hashes, List<(string Path, VerificationResult Result)> editions, List<VerificationCheck> checks)
    {
        // What is missing was reported already.
        if (!hashes.TryGetValue(SealedIssue.ContentFile, out var fingerprint) || !hashes.ContainsKey(SealedIssue.SignOffsFile))
        {
            return;
        }

        var contents = editions.Select(each => each.Result.Content).OfType<byte[]>().ToList();
        var isOne = contents.TrueForAll(each => Fingerprint.OfBytes(each) == fingerprint);
        checks.Add(isOne ? VerificationCheck.Passed(Finding.ArchiveContentHolds) : VerificationCheck.Failed(Finding.ArchiveContentDiffers, SealedIssue.ContentFile));
        var said = SignedContent.In(ArchiveFiles.Read(files.All[SealedIssue.ContentFile], ContentMax));
        if (said is null || manifest.Fingerprint != fingerprint || manifest.Code != ReportIssue.CodeOf(fingerprint) || said.Plan != manifest.Plan || said.Report != manifest.Report
            || editions.Select(each => each.Result.Issue).OfType<IssueRecord>().Any(each => each.Issue != manifest.Issue || each.IssuedAt != manifest.IssuedAt))
        {
            checks.Add(VerificationCheck.Failed(Finding.ArchiveOfAnother));
        }

        var records = AttachedFiles.ReadSignOffs(ArchiveFiles.Read(files.All[SealedIssue.SignOffsFile], RecordsMax));
        if (records is null)
        {
            checks.Add(VerificationCheck.Failed(Finding.AttachmentUnreadable, SealedIssue.SignOffsFile));
        }
        else
        {
            checks.AddRange(AttachedFiles.CheckSignOffs(records, fingerprint).Select(each => each with { File = SealedIssue.SignOffsFile }));
            checks.AddRange(Compare(records, [.. editions.Select(each => each.Result.SignOffs).Where(each => each.Count > 0)]));
            checks.AddRange(Scans(records, hashes));
        }

        checks.AddRange(Certificates(hashes, [.. editions.SelectMany(each => each.Result.Seals).Select(each => each.Fingerprint)]));
        checks.AddRange(Evidence(hashes, said?.Products ?? new HashSet<string>()));
    }

    private static IEnumerable<VerificationCheck> Compare(IReadOnlyList<SignOffRecord> records, List<IReadOnlyList<SignOffRecord>> attached)
    {
        if (attached.Count > 0)
        {
            yield return attached.TrueForAll(each => Words(each) == Words(records)) ? VerificationCheck.Passed(Finding.ArchiveSignOffsHold) : VerificationCheck.Failed(Finding.ArchiveSignOffsDiffer);
        }
    }

    /// <summary>A records office may give its number after the first edition was printed; all else is the same in every one.</summary>
    private static string Words(IReadOnlyList<SignOffRecord> records) => CanonicalJson.Of(records.OrderBy(each => each.Side).Select(each => each with { OfficeNumber = null }).ToList());

    private static IEnumerable<VerificationCheck> Scans(IReadOnlyList<SignOffRecord> records, Dictionary<string, string> hashes)
    {
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (record.Paper is { } paper && !Take(IssueArchive.PaperOf(record.Side), paper.ScanSha256))
            {
                yield return VerificationCheck.Failed(Finding.ArchiveScanMissing, record.Side);
            }

            if (record.Capacity == SignatureCapacity.ActingDeputy && !Take(IssueArchive.DelegationOf(record.Side), null))
            {
                yield return VerificationCheck.Failed(Finding.ArchiveScanMissing, record.Side);
            }
        }

        foreach (var path in hashes.Keys.Where(each => IsIn(each, IssueArchive.Scans) && !expected.Contains(each)))
        {
            yield return VerificationCheck.Failed(Finding.ArchiveScanOther, path);
        }

        bool Take(string name, string? hash) =>
            hashes.FirstOrDefault(each => Path.ChangeExtension(each.Key, null) == name && (hash is null || each.Value == hash)).Key is { } path && expected.Add(path);
    }

    private static IEnumerable<VerificationCheck> Certificates(Dictionary<string, string> hashes, HashSet<string> sealing) =>
        hashes.Where(each => IsIn(each.Key, IssueArchive.Certificates) && !sealing.Contains(each.Value)).Select(each => VerificationCheck.Failed(Finding.ArchiveCertificateOther, each.Key));

    private static IEnumerable<VerificationCheck> Evidence(Dictionary<string, string> hashes, IReadOnlySet<string> signed)
    {
        var evidence = hashes.Where(each => IsIn(each.Key, IssueArchive.Evidence)).ToList();
        var unsigned = evidence.Where(each => !signed.Contains(each.Value)).ToList();
        var missing = signed.Except(evidence.Select(each => each.Value)).ToList();
        foreach (var (path, _) in unsigned)
        {
            yield return VerificationCheck.Failed(Finding.ArchiveEvidenceUnsigned, path);
        }

        foreach (var hash in missing)
        {
            yield return VerificationCheck.Failed(Finding.ArchiveEvidenceMissing, hash[..Math.Min(DigitsShown, hash.Length)]);
        }

        if (evidence.Count > 0 && unsigned.Count == 0 && missing.Count == 0)
        {
            yield return VerificationCheck.Passed(Finding.ArchiveEvidenceHolds, evidence.Count);
        }
    }

    private static bool IsIn(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);
}

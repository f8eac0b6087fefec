using System.IO.Compression;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>The files attached to what both signed, and whether they belong together.</summary>
internal sealed class AttachedFiles
{
    /// <summary>The content of the largest plan is a few MB; 16 MB, in bytes.</summary>
    private const int ContentMax = 16 * 1024 * 1024;

    /// <summary>Of the other two, which have a few thousand bytes; 256 KB.</summary>
    private const int RecordsMax = 256 * 1024;

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private AttachedFiles()
    {
    }

    public byte[]? Content => files.GetValueOrDefault(SealedIssue.ContentFile);

    public IssueRecord? Issue { get; private set; }

    public IReadOnlyList<SignOffRecord> SignOffs { get; private set; } = [];

    /// <param name="checks">What is found is added here.</param>
    public static AttachedFiles Of(PdfFile file, List<VerificationCheck> checks)
    {
        var attached = new AttachedFiles();
        attached.Read(file, checks);
        attached.Issue = attached.Parse(SealedIssue.IssueFile, Read<IssueRecord>, checks) is { Plan: not null, Code: not null, Fingerprint: not null } issue ? issue : null;
        attached.SignOffs = attached.Parse(SealedIssue.SignOffsFile, ReadSignOffs, checks) ?? [];
        attached.Compare(checks);
        return attached;
    }

    private void Compare(List<VerificationCheck> checks)
    {
        if (Content is not { } content || Issue is null)
        {
            return;
        }

        var fingerprint = Fingerprint.OfBytes(content);
        checks.Add(fingerprint == Issue.Fingerprint
            ? VerificationCheck.Passed(Finding.FingerprintHolds, fingerprint)
            : VerificationCheck.Failed(Finding.FingerprintDiffers, fingerprint, Issue.Fingerprint));
        checks.Add(ReportIssue.CodeOf(fingerprint) == Issue.Code ? VerificationCheck.Passed(Finding.CodeHolds, ReportIssue.Grouped(Issue.Code)) : VerificationCheck.Failed(Finding.CodeDiffers, Issue.Code));
        if (SignedContent.In(content) is not { } said || (said.Plan ?? (said.Meeting is null && said.Round is null ? null : string.Empty), said.Report, said.Amendment, said.Meeting, said.Round)
            != (Issue.Plan, Issue.Report, Issue.Amendment, Issue.Meeting, Issue.Round))
        {
            checks.Add(VerificationCheck.Failed(Finding.ContentOfAnother));
        }

        checks.AddRange(CheckSignOffs(SignOffs, fingerprint));
    }

    /// <summary>One record a side, and both name the content.</summary>
    internal static IEnumerable<VerificationCheck> CheckSignOffs(IReadOnlyList<SignOffRecord> records, string fingerprint)
    {
        var isWhole = records.Count == Sides.Both.Count;
        foreach (var side in Sides.Both)
        {
            var own = records.Where(each => each.Side == side).ToList();
            if (own.Count != 1)
            {
                isWhole = false;
                yield return VerificationCheck.Failed(Finding.SignOffMissing, side);
            }
            else if (own[0].Fingerprint != fingerprint)
            {
                isWhole = false;
                yield return VerificationCheck.Failed(Finding.SignOffOfAnother, side);
            }
        }

        if (isWhole)
        {
            yield return VerificationCheck.Passed(Finding.SignOffsHold);
            foreach (var proof in Sides.Both.Select(side => PasskeyCheck.Of(records.Single(each => each.Side == side), fingerprint)).OfType<VerificationCheck>())
            {
                yield return proof;
            }
        }
    }

    /// <returns>Null where it is no such list.</returns>
    internal static IReadOnlyList<SignOffRecord>? ReadSignOffs(byte[] bytes) => Read<List<SignOffRecord?>>(bytes) is { } records
        ? [.. records.OfType<SignOffRecord>().Where(each => each is { Name: not null, Position: not null, Fingerprint: not null })]
        : null;

    private T? Parse<T>(string name, Func<byte[], T?> read, List<VerificationCheck> checks)
        where T : class
    {
        if (!files.TryGetValue(name, out var bytes))
        {
            return null;
        }

        var found = read(bytes);
        if (found is null)
        {
            checks.Add(VerificationCheck.Failed(Finding.AttachmentUnreadable, name));
        }

        return found;
    }

    private static T? Read<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return CanonicalJson.Read<T>(System.Text.Encoding.UTF8.GetString(bytes));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException or RuleException)
        {
            return null;
        }
    }

    private void Read(PdfFile file, List<VerificationCheck> checks)
    {
        var last = file.Revisions.Count - 1;
        var names = file.Resolve(file.Catalog(last)["Names"], last) as PdfDictionary;
        var tree = file.Resolve(names?["EmbeddedFiles"], last) as PdfDictionary;
        var entries = (file.Resolve(tree?["Names"], last) as PdfArray)?.Items ?? [];
        foreach (var name in SealedIssue.Names)
        {
            var found = Enumerable.Range(0, entries.Count / 2).Where(at => (entries[at * 2] as PdfString)?.Words == name).ToList();
            if (found.Count != 1 || file.Resolve(entries[(found[0] * 2) + 1], last) is not PdfDictionary specification)
            {
                checks.Add(VerificationCheck.Failed(Finding.AttachmentMissing, name));
            }
            else if (Unpack(file, specification, last, name == SealedIssue.ContentFile ? ContentMax : RecordsMax) is { } bytes)
            {
                files.Add(name, bytes);
            }
            else
            {
                checks.Add(VerificationCheck.Failed(Finding.AttachmentUnreadable, name));
            }
        }
    }

    /// <summary>Null where it is no file, of two contents, or longer than any issue's.</summary>
    private static byte[]? Unpack(PdfFile file, PdfDictionary specification, int last, int max)
    {
        if (file.Resolve(specification["EF"], last) is not PdfDictionary places || places["F"] is not PdfReference place || (places["UF"] is { } other && !place.IsSame(other))
            || file.Resolve(place, last) is not PdfStream stream || stream.Dictionary.NameOf("Filter") is not ("FlateDecode" or null) || stream.Dictionary["DecodeParms"] is not null)
        {
            return null;
        }

        if (stream.Dictionary["Filter"] is null)
        {
            return stream.Bytes.Length <= max ? stream.Bytes.ToArray() : null;
        }

        try
        {
            using var zlib = new ZLibStream(new MemoryStream(stream.Bytes.ToArray(), writable: false), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var part = new byte[81920];
            for (var read = zlib.Read(part); read > 0; read = zlib.Read(part))
            {
                if (unpacked.Length + read > max)
                {
                    return null;
                }

                unpacked.Write(part, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }
}

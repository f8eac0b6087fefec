using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>What both sides seal of the history each night.</summary>
/// <param name="Day">In Hà Nội and Vientiane (UTC+7).</param>
/// <param name="Number">Of the last link of the history's chain.</param>
/// <param name="Hash">Of that link.</param>
/// <param name="Site">Address of the instance; null where it is not set.</param>
public sealed record HistoryStatement(DateOnly Day, long Number, string Hash, string? Site);

/// <summary>A statement that was read.</summary>
/// <param name="Checks">What its seals say; none where it has no seal.</param>
public sealed record FoundHead(HistoryStatement Statement, IReadOnlyList<VerificationCheck> Checks)
{
    public HistoryHead Head => new(Statement.Number, Statement.Hash);
}

/// <summary>
/// The ZIP that each side keeps of the history: the statement (<see cref="Statement"/>) and both sides' detached signatures of it, which
/// OpenSSL verifies, too.
/// </summary>
public static class HeadFile
{
    public const string Statement = "history-head.json";

    /// <summary>Of a signature or a statement, in bytes.</summary>
    private const int PartMax = 128 * 1024;

    /// <summary>The ZIP's own name.</summary>
    public static string NameOf(DateOnly day) => $"history-head-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.zip";

    public static string SealOf(Side side) => $"history-head.{side.ToString().ToLowerInvariant()}.p7s";

    /// <summary>The written form of a statement.</summary>
    public static string Written(HistoryStatement statement) => CanonicalJson.Of(statement);

    /// <param name="statement">In UTF-8.</param>
    /// <returns>CMS, DER.</returns>
    public static Task<byte[]> SealAsync(byte[] statement, SealCertificate with, DateTimeOffset at) => CmsSeal.SignAsync(statement, with, at, stamp: null);

    /// <summary>The same head gives the same bytes.</summary>
    public static async Task<byte[]> WriteAsync(SignedHead head, CancellationToken cancel)
    {
        using var to = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, cancel))
        {
            await AddAsync(zip, Statement, System.Text.Encoding.UTF8.GetBytes(head.Statement), head.At, cancel);
            foreach (var side in Sides.Both.Where(each => head.SealOf(each) is not null))
            {
                await AddAsync(zip, SealOf(side), head.SealOf(side)!, head.At, cancel);
            }
        }

        return to.ToArray();
    }

    /// <param name="bytes">The ZIP.</param>
    /// <returns>Null where it is no such file.</returns>
    public static FoundHead? Read(byte[] bytes, SealTrust trust)
    {
        try
        {
            BoundedZip.Check(bytes, Sides.Both.Count + 1, (Sides.Both.Count + 1) * PartMax, PartMax);
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.GetEntry(Statement) is not { } entry)
            {
                return null;
            }

            var written = Bytes(entry);
            var checks = new List<VerificationCheck>();
            foreach (var side in Sides.Both)
            {
                if (zip.GetEntry(SealOf(side)) is { } seal)
                {
                    var found = SealCheck.OfDetached(Bytes(seal), written, trust);
                    checks.AddRange(found.Checks.Select(each => each with { File = seal.FullName }));
                    if (found.Seal?.Side != side)
                    {
                        checks.Add(VerificationCheck.Failed(Finding.SealMissing, side) with { File = seal.FullName });
                    }
                }
            }

            return CanonicalJson.Read<HistoryStatement>(System.Text.Encoding.UTF8.GetString(written)) is { Hash.Length: HistoryLink.HashLength } statement ? new FoundHead(statement, checks) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or JsonException or ReadLimitException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var bytes = new byte[Math.Min(entry.Length, PartMax)];
        from.ReadExactly(bytes);
        return bytes;
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, DateTime at, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        await using var content = await entry.OpenAsync(cancel);
        await content.WriteAsync(bytes, cancel);
    }
}

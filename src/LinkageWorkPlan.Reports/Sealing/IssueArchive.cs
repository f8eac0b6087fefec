using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Line of an archive's manifest.</summary>
/// <param name="Path">Within the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record ManifestEntry(string Path, long Size, string Sha256);

/// <summary>The ZIP of one issue. The same files give the same bytes: nothing is compressed, and all of them carry the issue's time.</summary>
public static class IssueArchive
{
    public const string Manifest = "manifest.json";
    public const string Editions = "editions/";
    public const string Evidence = "evidence/";

    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <param name="to">Need not be seekable; stays open.</param>
    /// <param name="at">UTC; the time every file carries.</param>
    /// <param name="files">Fetched one after the other, so that no two are in memory.</param>
    public static async Task WriteAsync(Stream to, DateTimeOffset at, IAsyncEnumerable<(string Path, byte[] Bytes)> files, CancellationToken cancel)
    {
        var entries = new List<ManifestEntry>();
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        await foreach (var (path, bytes) in files.WithCancellation(cancel))
        {
            await PutAsync(zip, path, bytes, at, cancel);
            entries.Add(new ManifestEntry(path, bytes.Length, Fingerprint.OfBytes(bytes)));
        }

        await PutAsync(zip, Manifest, JsonSerializer.SerializeToUtf8Bytes(entries, Json), at, cancel);
    }

    private static async Task PutAsync(ZipArchive zip, string path, byte[] bytes, DateTimeOffset at, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        await using var content = await entry.OpenAsync(cancel);
        await content.WriteAsync(bytes, cancel);
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>
/// A complete export as it was found on the disk. It may be damaged or made to do harm: before a row of it is read, every file in it is one
/// that the manifest names, once, of the size and SHA-256 that it says there.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");
    private const int BufferSize = 128 * 1024;
    private const string Files = "files/";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

    private ExportFile(ZipArchive zip) => this.zip = zip;

    public ExportManifest Manifest { get; private set; } = null!;

    public static string NameOf(string sha256) => Files + sha256;

    /// <summary>Opens it and looks at all of it once.</summary>
    /// <param name="schema">The database's own (<see cref="ExportedTables.SchemaOf"/>).</param>
    /// <exception cref="StartupException">It is no export, of another version, or damaged; the message says what is wrong with it.</exception>
    public static async Task<ExportFile> OpenAsync(string path, IReadOnlyList<ExportedTable> tables, string schema, CancellationToken cancel)
    {
        try
        {
            var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
            var file = new ExportFile(new ZipArchive(content, ZipArchiveMode.Read));
            try
            {
                file.List(content.Length);
                file.ReadManifest(schema);
                file.Compare(tables);
                await file.CheckAsync(cancel);
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (InvalidDataException broken)
        {
            throw new StartupException($"{path} is no archive (ZIP), or it is damaged: {broken.Message.TrimEnd('.')}. Nothing was taken in.", broken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>A table's rows, one in memory at a time, with their numbers from 1.</summary>
    /// <exception cref="StartupException">A line is no JSON.</exception>
    public IEnumerable<(long Line, JsonElement Row)> Rows(ExportedTable table)
    {
        using var content = entries[table.DataName].Open();
        var number = 0L;
        foreach (var line in Lines(content, table.DataName))
        {
            number++;
            using var json = Parsed(line, table.DataName, number);
            yield return (number, json.RootElement);
        }
    }

    /// <summary>A stored file.</summary>
    /// <exception cref="StartupException">It is not there.</exception>
    public byte[] Bytes(string sha256)
    {
        var entry = entries.GetValueOrDefault(NameOf(sha256)) ?? throw Wrong($"the file {NameOf(sha256)} is missing, to which a row refers");
        if (entry.Length > ExportLimits.File)
        {
            throw Wrong($"the file {NameOf(sha256)} is larger than {BoundedFile.Size(ExportLimits.File)}");
        }

        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    public static StartupException Wrong(string what, Exception? why = null) => new($"The export cannot be taken in: {what}. Nothing was taken in.", why);

    public void Dispose() => zip.Dispose();

    private void List(long packed)
    {
        if (zip.Entries.Count > ExportLimits.Entries)
        {
            throw Wrong($"it holds more than {ExportLimits.Entries} files");
        }

        var bytes = 0L;
        foreach (var entry in zip.Entries)
        {
            bytes += entry.Length;
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw Wrong($"it holds {entry.FullName} twice");
            }
        }

        if (ExportLimits.IsTooMuch(packed, bytes))
        {
            throw Wrong($"its {packed} bytes would become {bytes}, which no export does");
        }
    }

    private void ReadManifest(string schema)
    {
        var entry = entries.GetValueOrDefault(ExportManifest.FileName) ?? throw Wrong($"it holds no {ExportManifest.FileName}, so it is no export of this program");
        if (entry.Length > ExportLimits.Manifest)
        {
            throw Wrong($"{ExportManifest.FileName} is larger than {BoundedFile.Size(ExportLimits.Manifest)}");
        }

        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        try
        {
            Manifest = BoundedJson.Read<ExportManifest>(bytes, ExportManifest.Json, ExportLimits.Manifest) is { Files: not null } read ? read : throw new JsonException("it is empty");
        }
        catch (JsonException broken)
        {
            throw Wrong($"{ExportManifest.FileName} cannot be read ({broken.Message.TrimEnd('.')})", broken);
        }

        if (Manifest.Format > ExportManifest.FormatNow)
        {
            throw Wrong($"it was made by a newer version of this program (format {Manifest.Format}, and this one knows {ExportManifest.FormatNow}). Install that version or newer");
        }

        if (Manifest.Schema != schema)
        {
            throw Wrong($"it was made of a database as {Manifest.Schema} left it, and this program's is as {schema} does. Take it in with the version that made it, and upgrade then");
        }
    }

    /// <summary>It holds what its manifest names and nothing else, and of that all that this program knows.</summary>
    private void Compare(IReadOnlyList<ExportedTable> tables)
    {
        var known = tables.SelectMany(each => new[] { each.DataName, each.CsvName }).ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal) { ExportManifest.FileName };
        foreach (var file in Manifest.Files)
        {
            if (!known.Contains(file.Name) && !IsStored(file.Name))
            {
                throw Wrong($"it holds {file.Name}, which this program does not know");
            }

            if (!named.Add(file.Name))
            {
                throw Wrong($"{ExportManifest.FileName} names {file.Name} twice");
            }
        }

        if (entries.Keys.FirstOrDefault(each => !named.Contains(each)) is { } surplus)
        {
            throw Wrong($"it holds {surplus}, which {ExportManifest.FileName} does not name");
        }

        if (named.FirstOrDefault(each => !entries.ContainsKey(each)) is { } missing)
        {
            throw Wrong($"{missing} is missing");
        }

        if (tables.FirstOrDefault(each => !named.Contains(each.DataName)) is { } absent)
        {
            throw Wrong($"{absent.DataName} is missing");
        }
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        foreach (var file in Manifest.Files)
        {
            var entry = entries[file.Name];
            await using var content = await entry.OpenAsync(cancel);
            var (hash, isOwn) = (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)), !IsStored(file.Name) || file.Name == NameOf(file.Sha256));
            if (entry.Length != file.Bytes || hash != file.Sha256 || !isOwn)
            {
                throw Wrong($"{file.Name} is damaged: its SHA-256 is {hash}, and was {file.Sha256}");
            }
        }
    }

    private static bool IsStored(string name) =>
        name.StartsWith(Files, StringComparison.Ordinal) && name.Length == Files.Length + 64 && !name.AsSpan(Files.Length).ContainsAnyExcept(Hexadecimal);

    private static JsonDocument Parsed(byte[] line, string name, long number)
    {
        try
        {
            return BoundedJson.Document(Strict.GetString(line), ExportLimits.Line);
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException or ReadLimitException)
        {
            throw Wrong($"line {number} of {name} is no JSON", broken);
        }
    }

    private static IEnumerable<byte[]> Lines(Stream content, string name)
    {
        using var line = new MemoryStream();
        var piece = new byte[BufferSize];
        for (var count = content.Read(piece); count > 0; count = content.Read(piece))
        {
            var from = 0;
            for (var end = Array.IndexOf(piece, (byte)'\n', from, count - from); end >= 0; end = Array.IndexOf(piece, (byte)'\n', from, count - from))
            {
                line.Write(piece, from, end - from);
                yield return line.ToArray();
                line.SetLength(0);
                from = end + 1;
            }

            line.Write(piece, from, count - from);
            if (line.Length > ExportLimits.Line)
            {
                throw Wrong($"a line of {name} is longer than {BoundedFile.Size(ExportLimits.Line)}");
            }
        }

        if (line.Length > 0)
        {
            throw Wrong($"{name} ends within a line");
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// The files in a ZIP by their names in the manifest's form. What systems and other programs put there and nobody reads as part of a report is
/// left out and counted: folders, Finder's and Explorer's own files, backslashes, one folder around all of it.
/// </summary>
internal sealed class ArchiveFiles
{
    public const int EntriesMax = 2000;

    /// <summary>Bytes that the list at the ZIP's end has at most for an entry: names are short.</summary>
    private const int HeaderMax = 46 + 2048;

    /// <summary>Where the end record of a ZIP begins at the earliest, from the end: its comment has at most 64 KB.</summary>
    private const int TailMax = 22 + 65535;

    /// <summary>A file of a system is no larger; 1 MB.</summary>
    private const int LeftoverMax = 1024 * 1024;

    /// <summary>Evidence may be text, which packs well; what unpacks to far more is made to exhaust.</summary>
    private const int RatioMax = 20;

    private const long UnpackedMin = 64L * 1024 * 1024;

    private static readonly string[] Leftovers = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"];

    private ArchiveFiles(IReadOnlyDictionary<string, ZipArchiveEntry> all, IReadOnlyList<string> doubled, int leftovers, string? folder) =>
        (All, Duplicates, LeftoverCount, Folder) = (all, doubled, leftovers, folder);

    public IReadOnlyDictionary<string, ZipArchiveEntry> All { get; }

    /// <summary>Names that are there more than once: which one is read depends on the program.</summary>
    public IReadOnlyList<string> Duplicates { get; }

    public int LeftoverCount { get; }

    /// <summary>The one folder in which everything lies; null where the files lie at the top.</summary>
    public string? Folder { get; }

    /// <summary>Whether a ZIP is small enough to be opened: the framework takes the list of its entries into memory first.</summary>
    public static bool MayBeOpened(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, TailMax)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            return true;
        }

        // Where the entries' list begins says the same record; the list ends before it, whatever it says of its length.
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        return count <= EntriesMax && stream.Length - tail.Length + end - begin is >= 0 and <= (long)EntriesMax * HeaderMax;
    }

    /// <exception cref="InvalidDataException">It unpacks to more than any archive.</exception>
    public static ArchiveFiles Of(ZipArchive zip, long length)
    {
        if (zip.Entries.Count > EntriesMax || zip.Entries.Sum(each => each.Length) > Math.Max(UnpackedMin, length * RatioMax))
        {
            throw new InvalidDataException("It unpacks to more than any archive.");
        }

        var entries = zip.Entries.Select(each => (Name: NameOf(each), Entry: each)).ToList();
        var own = entries.Where(each => !IsLeftover(each.Name, each.Entry)).ToList();
        var folder = own.Exists(each => each.Name == IssueArchive.Manifest) ? null : FolderOf([.. own.Select(each => each.Name)]);
        var named = own.Select(each => (Name: folder is null ? each.Name : each.Name[(folder.Length + 1)..], each.Entry)).ToLookup(each => each.Name, each => each.Entry, StringComparer.Ordinal);
        return new ArchiveFiles(
            named.ToDictionary(each => each.Key, each => each.First(), StringComparer.Ordinal),
            [.. named.Where(each => each.Count() > 1).Select(each => each.Key)],
            entries.Count - own.Count,
            folder);
    }

    /// <summary>All of a file's bytes, no more than it says it has.</summary>
    /// <exception cref="InvalidDataException">It is larger than that, or not as it says.</exception>
    public static byte[] Read(ZipArchiveEntry entry, int max)
    {
        if (entry.Length > max)
        {
            throw new InvalidDataException($"{entry.FullName} is too large.");
        }

        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return content.ReadByte() < 0 ? bytes : throw new InvalidDataException($"{entry.FullName} is longer than it says.");
    }

    /// <returns>64 hexadecimal digits; read piece by piece.</returns>
    /// <exception cref="InvalidDataException">It is not as long as it says.</exception>
    public static string HashOf(ZipArchiveEntry entry, CancellationToken cancel)
    {
        using var content = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[81920];
        var total = 0L;
        for (var read = content.Read(part); read > 0; read = content.Read(part))
        {
            cancel.ThrowIfCancellationRequested();
            total += read;
            if (total > entry.Length)
            {
                throw new InvalidDataException($"{entry.FullName} is longer than it says.");
            }

            hash.AppendData(part, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string NameOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/').Normalize(NormalizationForm.FormC);
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }

    /// <summary>
    /// A folder holds nothing itself, and what a system keeps for itself no reader takes for a part of the report – unless a document lies in it,
    /// which programs show that look for one in the whole file.
    /// </summary>
    private static bool IsLeftover(string name, ZipArchiveEntry entry)
    {
        if (name.EndsWith('/'))
        {
            return entry.Length == 0;
        }

        var last = name[(name.LastIndexOf('/') + 1)..];
        return entry.Length <= LeftoverMax
            && (Leftovers.Contains(last, StringComparer.OrdinalIgnoreCase) || (name.StartsWith("__MACOSX/", StringComparison.Ordinal) && last.StartsWith("._", StringComparison.Ordinal)))
            && Read(entry, LeftoverMax).AsSpan().IndexOf("%PDF-"u8) < 0;
    }

    private static string? FolderOf(IReadOnlyList<string> names)
    {
        var folder = names.Count == 0 ? string.Empty : names[0].Split('/')[0];
        return folder.Length > 0 && names.All(each => each.StartsWith(folder + "/", StringComparison.Ordinal)) ? folder : null;
    }
}

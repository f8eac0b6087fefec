using System.IO.Compression;
using System.Text;
using System.Xml;
using LinkageWorkPlan.Domain.Library;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// The words inside an Office or text file from outside, for a search. What cannot be read within its limits has none: the file is kept all the
/// same. Those of a PDF are read by a process of their own (<see cref="Printing.PageDrawer.WordsAsync"/>).
/// </summary>
public static class FileWords
{
    private const int PartsMax = 5_000;
    private const long BytesMax = 256L * 1024 * 1024;
    private const long IndexMax = 4L * 1024 * 1024;

    private static readonly XmlLimits Limits = new(Depth: 200, Elements: 4_000_000, Bytes: 128L * 1024 * 1024);

    /// <param name="fileName">Its extension says how it is read.</param>
    /// <param name="most">Characters; what follows is left out.</param>
    /// <returns>Null where they could not be read; empty where there are none, as in a scan.</returns>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static string? Of(string fileName, byte[] bytes, int most, CancellationToken cancel)
    {
        var words = new StringBuilder();
        try
        {
            switch (Path.GetExtension(fileName).ToLowerInvariant())
            {
                case ".docx":
                    ReadZip(bytes, part => part.StartsWith("word/", StringComparison.Ordinal) && IsPart(part, "document", "footnotes", "endnotes", "header", "footer"), onlyRuns: true, words, most, cancel);
                    break;
                case ".xlsx":
                    ReadZip(bytes, part => part == "xl/sharedStrings.xml" || part.StartsWith("xl/worksheets/", StringComparison.Ordinal), onlyRuns: true, words, most, cancel);
                    break;
                case ".pptx":
                    ReadZip(bytes, part => part.StartsWith("ppt/slides/", StringComparison.Ordinal) || part.StartsWith("ppt/notesSlides/", StringComparison.Ordinal), onlyRuns: true, words, most, cancel);
                    break;
                case ".odt" or ".ods":
                    ReadZip(bytes, part => part == "content.xml", onlyRuns: false, words, most, cancel);
                    break;
                case ".txt" or ".csv":
                    words.Append(TextOf(bytes));
                    break;
                default:
                    return null;
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or ReadLimitException or DecoderFallbackException or ArgumentException or IOException)
        {
            return null;
        }

        return words.Length > most ? words.ToString(0, most) : words.ToString();
    }

    /// <summary>The words of a text file in an encoding that somebody found out.</summary>
    /// <param name="most">Characters; what follows is left out.</param>
    public static string Of(byte[] bytes, DataEncoding encoding, int most)
    {
        // A letter takes at most four bytes.
        var words = DataEncodings.Of(encoding).GetString(bytes, 0, (int)Math.Min(bytes.Length, 4L * most)).Normalize();
        return words.Length > most ? words[..most] : words;
    }

    /// <summary>True where an Office file brings programs along.</summary>
    public static bool HasMacros(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return zip.Entries.Any(each => each.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || each.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || each.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsPart(string part, params string[] begins) => part.EndsWith(".xml", StringComparison.Ordinal) && begins.Any(each => part["word/".Length..].StartsWith(each, StringComparison.Ordinal));

    /// <param name="onlyRuns">True where words stand in elements of the name "t" alone, as Office writes them.</param>
    private static void ReadZip(byte[] bytes, Func<string, bool> isRead, bool onlyRuns, StringBuilder words, int most, CancellationToken cancel)
    {
        BoundedZip.Check(bytes, PartsMax, BytesMax, IndexMax);
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var part in zip.Entries.Where(each => each.FullName.EndsWith(".xml", StringComparison.Ordinal) && isRead(each.FullName)).OrderBy(each => each.FullName, StringComparer.Ordinal))
        {
            using var xml = BoundedXml.Open(part.Open(), Limits);
            var inRun = false;
            while (words.Length < most && xml.Read())
            {
                cancel.ThrowIfCancellationRequested();
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element when xml.LocalName == "t":
                        inRun = !xml.IsEmptyElement;
                        break;
                    case XmlNodeType.EndElement:
                        inRun = inRun && xml.LocalName != "t";
                        words.Append(xml.LocalName is "p" or "h" or "si" or "c" or "is" ? " " : string.Empty);
                        break;
                    case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inRun || !onlyRuns:
                        words.Append(xml.Value);
                        break;
                }
            }
        }
    }

    /// <exception cref="DecoderFallbackException">It is in another encoding.</exception>
    private static string TextOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(3)),
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
    };
}

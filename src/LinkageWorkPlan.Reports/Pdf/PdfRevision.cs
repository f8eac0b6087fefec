using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>One revision of a PDF: what was written at once, with its cross-reference table and its end.</summary>
internal sealed class PdfRevision
{
    private const int EntryLength = 20;
    private const int SectionsMax = 4096;

    private readonly List<(int First, PdfPlace[] Places)> sections;

    private PdfRevision(PdfDictionary trailer, List<(int First, PdfPlace[] Places)> sections, int tableAt, int end) =>
        (Trailer, this.sections, TableAt, End) = (trailer, sections, tableAt, end);

    public PdfDictionary Trailer { get; }

    /// <summary>Where it begins: at the end of the one before.</summary>
    public int Start { get; set; }

    /// <summary>Where its cross-reference table begins.</summary>
    public int TableAt { get; }

    /// <summary>Where it ends, its last line end included.</summary>
    public int End { get; }

    /// <summary>Place of the table before; null in the first revision.</summary>
    public int? Previous { get; private init; }

    /// <summary>True where its table is a stream. Some programs take an update with a table of the other kind for damage, so it gets one of the same kind.</summary>
    public bool IsStream { get; private init; }

    /// <summary>True where some of its objects are compressed.</summary>
    public bool HasPacked => sections.Exists(section => Array.Exists(section.Places, place => place.IsPacked));

    /// <summary>Numbers of the objects written in it, in order.</summary>
    public IEnumerable<int> Objects => Numbers(place => !place.IsRemoved);

    /// <summary>Numbers of the objects removed in it, the head of the list of free ones left out.</summary>
    public IEnumerable<int> Removed => Numbers(place => place.IsRemoved).Where(number => number > 0);

    /// <returns>Null where this revision says nothing of it.</returns>
    public PdfPlace? Find(PdfReference reference)
    {
        foreach (var (first, places) in sections)
        {
            if (reference.Number >= first && reference.Number - first < places.Length)
            {
                return reference.Generation == 0 ? places[reference.Number - first] : PdfPlace.Removed;
            }
        }

        return null;
    }

    /// <param name="end">Where it ends.</param>
    /// <param name="tableAt">Place of its table as a later revision says it; null where only its own end does.</param>
    /// <param name="budget">Null for a file of our own.</param>
    public static PdfRevision Read(ReadOnlyMemory<byte> file, int end, int? tableAt, PdfBudget? budget)
    {
        var bytes = file.Span;
        var at = ReadEnd(bytes[..end]);
        if (tableAt is { } told && told != at)
        {
            throw PdfFile.Broken("One table has two places.");
        }

        var lexer = new PdfLexer(bytes, at, end, budget);
        var isStream = !lexer.Takes("xref"u8);
        var (sections, trailer) = isStream ? ReadStream(file, at, end, budget, ref lexer) : (ReadTable(bytes, at, end, budget, ref lexer), ReadTrailer(ref lexer));
        lexer.Expect("startxref"u8);
        if (lexer.Number(at) != at || !bytes[lexer.At..end].TrimStart("\r\n"u8).StartsWith("%%EOF"u8) || bytes[lexer.At..end].LastIndexOf("%%EOF"u8) > 2)
        {
            throw PdfFile.Broken("The end does not follow the table.");
        }

        if (trailer["Encrypt"] is not null)
        {
            throw new PdfException(PdfFault.Encrypted, "The trailer names a key.");
        }

        if (trailer["XRefStm"] is not null)
        {
            throw new PdfException(PdfFault.Compressed, "The trailer names a stream.");
        }

        var previous = trailer["Prev"] is { } prev ? (prev as PdfWord)?.Integer ?? throw PdfFile.Broken("The place of the table before is no number.") : (int?)null;
        if (previous is { } place && (place < 1 || place >= at))
        {
            throw PdfFile.Broken("The table before does not stand before.");
        }

        return new PdfRevision(trailer, sections, at, end) { Previous = previous, IsStream = isStream };
    }

    /// <summary>Where the revision ends whose table is given: after its %%EOF and one line end.</summary>
    public static int EndOf(ReadOnlySpan<byte> bytes, int tableAt, int before)
    {
        var mark = bytes[tableAt..before].IndexOf("%%EOF"u8);
        if (mark < 0)
        {
            throw PdfFile.Broken("A revision has no end.");
        }

        var end = tableAt + mark + 5;
        end += end < before && bytes[end] == '\r' ? 1 : 0;
        return end + (end < before && bytes[end] == '\n' ? 1 : 0);
    }

    /// <returns>The place that stands after startxref.</returns>
    private static int ReadEnd(ReadOnlySpan<byte> bytes)
    {
        var mark = bytes.LastIndexOf("startxref"u8);
        if (mark < 0)
        {
            throw new PdfException(PdfFault.Truncated, "No startxref.");
        }

        var lexer = new PdfLexer(bytes, mark, bytes.Length);
        lexer.Expect("startxref"u8);
        var at = lexer.Number(mark);
        return at < mark ? at : throw PdfFile.Broken("The table does not stand before its end.");
    }

    private IEnumerable<int> Numbers(Predicate<PdfPlace> of) => from section in sections from place in Enumerable.Range(0, section.Places.Length) where of(section.Places[place]) select section.First + place;

    private static PdfDictionary ReadTrailer(ref PdfLexer lexer)
    {
        lexer.Expect("trailer"u8);
        return lexer.Object() as PdfDictionary ?? throw PdfFile.Broken("The trailer is missing.");
    }

    private static (List<(int First, PdfPlace[] Places)> Sections, PdfDictionary Trailer) ReadStream(ReadOnlyMemory<byte> file, int at, int end, PdfBudget? budget, ref PdfLexer lexer)
    {
        var number = lexer.Number(int.MaxValue);
        _ = lexer.Number(65535);
        lexer.Expect("obj"u8);
        var dictionary = lexer.Object() as PdfDictionary ?? throw PdfFile.Broken("The table is missing.");
        lexer.Expect("stream"u8);
        var table = PdfFile.StreamAt(file, ref lexer, dictionary, end);
        return (PdfTableStream.Read(table, number, at, budget), PdfTableStream.TrailerOf(table));
    }

    private static List<(int First, PdfPlace[] Places)> ReadTable(ReadOnlySpan<byte> bytes, int tableAt, int end, PdfBudget? budget, ref PdfLexer lexer)
    {
        var sections = new List<(int First, PdfPlace[] Places)>();
        lexer.SkipSpace();
        while (lexer.At < end && char.IsAsciiDigit((char)bytes[lexer.At]))
        {
            if (sections.Count == SectionsMax)
            {
                throw new PdfException(PdfFault.TooComplex, "The table has too many parts.");
            }

            var first = lexer.Number(int.MaxValue / 2);
            var count = lexer.Number((end - tableAt) / EntryLength);
            lexer.SkipSpace();
            var at = lexer.At;
            if (at + (count * EntryLength) > end)
            {
                throw PdfFile.Broken("The table is cut.");
            }

            var places = new PdfPlace[count];
            for (var place = 0; place < count; place++)
            {
                places[place] = Entry(bytes.Slice(at + (place * EntryLength), EntryLength), tableAt);
            }

            sections.Add((first, places));
            lexer = new PdfLexer(bytes, at + (count * EntryLength), end, budget);
            lexer.SkipSpace();
        }

        return sections;
    }

    private static PdfPlace Entry(ReadOnlySpan<byte> entry, int before)
    {
        if (entry[10] != ' ' || entry[16] != ' ' || !int.TryParse(entry[..10], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || !int.TryParse(entry[11..16], NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            || !(entry[18..].SequenceEqual(" \n"u8) || entry[18..].SequenceEqual("\r\n"u8) || entry[18..].SequenceEqual(" \r"u8)))
        {
            throw PdfFile.Broken($"A line of the table is not one: {Encoding.Latin1.GetString(entry)}");
        }

        return entry[17] switch
        {
            (byte)'f' => PdfPlace.Removed,
            (byte)'n' when generation == 0 && offset > 0 && offset < before => new PdfPlace(offset),
            _ => throw PdfFile.Broken("A line of the table names no place."),
        };
    }
}

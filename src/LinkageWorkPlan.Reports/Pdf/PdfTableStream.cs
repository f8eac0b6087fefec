using System.Buffers.Binary;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>
/// A cross-reference stream (ISO 32000-1, 7.5.8) in the one form that is written here: seven bytes a row – kind, place in four bytes, index in two –
/// compressed with the differences between rows, or as they are.
/// </summary>
internal static class PdfTableStream
{
    private const int Width = 7;

    /// <summary>Rows of a stranger's file; a report of 1,000 tasks has about 40,000.</summary>
    private const int RowsMax = 2_000_000;

    private const byte Free = 0;
    private const byte Whole = 1;
    private const byte Packed = 2;

    /// <summary>Of its dictionary, what is about the table and not about the file.</summary>
    private static readonly string[] Own = ["Type", "W", "Index", "Filter", "DecodeParms", "Length"];

    private static PdfObject Widths => new PdfArray([new PdfWord("1"), new PdfWord("4"), new PdfWord("2")]);

    private static PdfDictionary Differences => new([("Predictor", new PdfWord("12")), ("Columns", PdfWord.Of(Width))]);

    /// <summary>What a trailer says of the file.</summary>
    public static PdfDictionary TrailerOf(PdfStream table) => table.Dictionary.Without(Own);

    /// <param name="trailer">What is said of the file.</param>
    /// <param name="places">By number; the head of the list of free ones included in a first revision, and the table itself.</param>
    public static PdfStream Build(PdfDictionary trailer, IReadOnlyList<(int Number, PdfPlace Place)> places)
    {
        var rows = new byte[places.Count * Width];
        var parts = new List<PdfObject>();
        for (int at = 0, first = 0; at < places.Count; at++)
        {
            Write(places[at].Place, rows.AsSpan(at * Width, Width));
            if (at + 1 == places.Count || places[at + 1].Number != places[at].Number + 1)
            {
                parts.AddRange([PdfWord.Of(places[first].Number), PdfWord.Of(at + 1 - first)]);
                first = at + 1;
            }
        }

        var dictionary = new PdfDictionary([("Type", new PdfName("XRef")), ("W", Widths), ("Index", new PdfArray(parts)), .. trailer.Entries]);
        var packed = PdfStream.Packed(dictionary.With("DecodeParms", Differences), RowDifferences.Of(rows, Width));

        // Readers look for the end of a revision by this word. Rows as they are never hold it: no file is so large that their first two bytes are letters.
        return packed.Bytes.Span.IndexOf("%%EOF"u8) < 0 && packed.Bytes.Span.IndexOf("startxref"u8) < 0 ? packed : new PdfStream(dictionary.With("Length", PdfWord.Of(rows.Length)), rows);
    }

    /// <param name="number">Of the table, as an object.</param>
    /// <param name="at">Where it begins: all else of its revision stands before.</param>
    /// <returns>Parts of the table; the table itself is left out.</returns>
    public static List<(int First, PdfPlace[] Places)> Read(PdfStream table, int number, int at, PdfBudget? budget)
    {
        var dictionary = table.Dictionary;
        if (dictionary.NameOf("Type") != "XRef" || !Widths.IsSame(dictionary["W"]) || dictionary["Index"] is not PdfArray index || index.Items.Count % 2 != 0)
        {
            throw new PdfException(PdfFault.Compressed, "The table is a stream in an unknown form.");
        }

        var rows = RowsOf(table, budget);
        var parts = new List<(int, PdfPlace[])>();
        var read = 0;
        for (var part = 0; part < index.Items.Count; part += 2)
        {
            if ((index.Items[part] as PdfWord)?.Integer is not (>= 0 and <= RowsMax and var first) || (index.Items[part + 1] as PdfWord)?.Integer is not (> 0 and var count) || count > (rows.Length / Width) - read)
            {
                throw PdfFile.Broken("A part of the table does not fit.");
            }

            var places = new List<PdfPlace>(count);
            for (var row = 0; row < count; row++, read++)
            {
                if (first + row == number)
                {
                    // The table itself, which is last.
                    count = row + 1;
                    continue;
                }

                places.Add(PlaceOf(rows.AsSpan(read * Width, Width), at));
            }

            parts.Add((first, [.. places]));
        }

        return read * Width == rows.Length ? parts : throw PdfFile.Broken("The table has more rows than it says.");
    }

    private static byte[] RowsOf(PdfStream table, PdfBudget? budget)
    {
        if (table.Dictionary["Filter"] is null)
        {
            return table.Bytes.ToArray();
        }

        if (!Differences.IsSame(table.Dictionary["DecodeParms"]))
        {
            throw new PdfException(PdfFault.Compressed, "The table is a stream in an unknown form.");
        }

        return RowDifferences.Undo(new PdfStream(table.Dictionary.Without("DecodeParms"), table.Bytes).Unpacked(RowsMax * (Width + 1), budget), Width);
    }

    private static void Write(PdfPlace place, Span<byte> row)
    {
        row[0] = place.IsRemoved ? Free : place.IsPacked ? Packed : Whole;
        BinaryPrimitives.WriteInt32BigEndian(row[1..], place.Offset);
        BinaryPrimitives.WriteUInt16BigEndian(row[5..], place.IsRemoved ? ushort.MaxValue : (ushort)Math.Max(0, place.Index));
    }

    private static PdfPlace PlaceOf(ReadOnlySpan<byte> row, int before)
    {
        var (place, index) = (BinaryPrimitives.ReadInt32BigEndian(row[1..]), BinaryPrimitives.ReadUInt16BigEndian(row[5..]));
        return row[0] switch
        {
            Free => PdfPlace.Removed,
            Whole when index == 0 && place > 0 && place < before => new PdfPlace(place),
            Packed when place > 0 => new PdfPlace(place, index),
            _ => throw PdfFile.Broken("A line of the table names no place."),
        };
    }
}

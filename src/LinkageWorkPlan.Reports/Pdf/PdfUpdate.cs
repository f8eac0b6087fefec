using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Writes one incremental update (ISO 32000-1, 7.5.6): what was there stays as it is, byte by byte.</summary>
internal sealed class PdfUpdate(PdfFile file)
{
    private readonly SortedDictionary<int, PdfObject> objects = [];
    private int next = file.Newest.Trailer["Size"] is PdfWord { Integer: { } size and > 0 } ? size : throw PdfFile.Broken("The trailer has no size.");

    public PdfReference Add(PdfObject value)
    {
        objects.Add(next, value);
        return new PdfReference(next++);
    }

    public void Replace(PdfReference reference, PdfObject value) =>
        objects[reference.Generation == 0 ? reference.Number : throw PdfFile.Broken("An object was used again.")] = value;

    /// <summary>The file with the update at its end.</summary>
    /// <param name="offsets">Where each new object's value begins.</param>
    public byte[] Build(out IReadOnlyDictionary<int, int> offsets) => [.. file.Bytes.Span, .. Tail(out offsets)];

    /// <summary>What follows the file.</summary>
    /// <param name="offsets">Where each new object's value begins, in the whole.</param>
    public byte[] Tail(out IReadOnlyDictionary<int, int> offsets)
    {
        var begin = file.Bytes.Length;
        using var to = new MemoryStream(65536);
        if (file.Bytes.Span[^1] != '\n')
        {
            to.WriteByte((byte)'\n');
        }

        var values = new Dictionary<int, int>();
        var places = new List<(int Number, PdfPlace Place)>();
        foreach (var (number, value) in objects)
        {
            places.Add((number, new PdfPlace(begin + (int)to.Length)));
            values.Add(number, begin + Write(to, number, value));
        }

        var trailer = file.Newest.Trailer.With("Prev", PdfWord.Of(file.Newest.TableAt));
        if (file.Newest.IsStream)
        {
            WriteTable(to, next, trailer, places, begin);
        }
        else
        {
            var table = begin + to.Length;
            WriteText(to, string.Create(CultureInfo.InvariantCulture, $"{Table(places)}trailer\n{trailer.With("Size", PdfWord.Of(next))}\nstartxref\n{table}\n%%EOF\n"));
        }

        offsets = values;
        return to.ToArray();
    }

    /// <summary>Writes one object.</summary>
    /// <returns>Where its value begins.</returns>
    internal static int Write(MemoryStream to, int number, PdfObject value)
    {
        WriteText(to, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
        var start = (int)to.Length;
        if (value is PdfStream stream)
        {
            WriteText(to, stream.Dictionary + "\nstream\n");
            to.Write(stream.Bytes.Span);
            WriteText(to, "\nendstream\nendobj\n");
        }
        else
        {
            WriteText(to, value + "\nendobj\n");
        }

        return start;
    }

    /// <summary>Writes the table as a stream, which is an object itself, and the end of the revision.</summary>
    /// <param name="number">The table's own, the highest.</param>
    /// <param name="begin">Bytes of the file before.</param>
    internal static void WriteTable(MemoryStream to, int number, PdfDictionary trailer, IEnumerable<(int Number, PdfPlace Place)> places, int begin = 0)
    {
        var at = begin + (int)to.Length;
        var table = PdfTableStream.Build(trailer.With("Size", PdfWord.Of(number + 1)), [.. places.Append((number, new PdfPlace(at))).OrderBy(each => each.Item1)]);
        Write(to, number, table);
        WriteText(to, string.Create(CultureInfo.InvariantCulture, $"startxref\n{at}\n%%EOF\n"));
    }

    private static string Table(List<(int Number, PdfPlace Place)> places)
    {
        var table = new StringBuilder("xref\n");
        for (var at = 0; at < places.Count;)
        {
            var count = 1;
            while (at + count < places.Count && places[at + count].Number == places[at].Number + count)
            {
                count++;
            }

            table.Append(CultureInfo.InvariantCulture, $"{places[at].Number} {count}\n");
            foreach (var (_, place) in places.Skip(at).Take(count))
            {
                table.Append(CultureInfo.InvariantCulture, $"{place.Offset:D10} 00000 n \n");
            }

            at += count;
        }

        return table.ToString();
    }

    private static void WriteText(MemoryStream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));
}

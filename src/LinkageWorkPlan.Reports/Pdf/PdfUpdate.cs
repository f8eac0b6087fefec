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

        var places = new Dictionary<int, int>();
        var entries = new SortedDictionary<int, long>();
        foreach (var (number, value) in objects)
        {
            entries.Add(number, begin + to.Length);
            WriteText(to, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
            places.Add(number, begin + (int)to.Length);
            WriteText(to, value.ToString());
            WriteText(to, "\nendobj\n");
        }

        var table = begin + to.Length;
        WriteText(to, Table(entries));
        var trailer = file.Newest.Trailer.With("Size", PdfWord.Of(next)).With("Prev", PdfWord.Of(file.Newest.TableAt));
        WriteText(to, string.Create(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n"));
        offsets = places;
        return to.ToArray();
    }

    private static string Table(SortedDictionary<int, long> entries)
    {
        var table = new StringBuilder("xref\n");
        var numbers = entries.Keys.ToList();
        for (var at = 0; at < numbers.Count;)
        {
            var count = 1;
            while (at + count < numbers.Count && numbers[at + count] == numbers[at] + count)
            {
                count++;
            }

            table.Append(CultureInfo.InvariantCulture, $"{numbers[at]} {count}\n");
            foreach (var number in numbers.Skip(at).Take(count))
            {
                table.Append(CultureInfo.InvariantCulture, $"{entries[number]:D10} 00000 n \n");
            }

            at += count;
        }

        return table.ToString();
    }

    private static void WriteText(MemoryStream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));
}

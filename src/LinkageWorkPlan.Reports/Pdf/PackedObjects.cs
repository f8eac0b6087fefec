using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Objects of a new file that are compressed together. Pages, the catalog and what is written again later stand by themselves: simple programs look for them there.</summary>
internal sealed class PackedObjects
{
    private readonly List<(int Number, int Length)> objects = [];
    private readonly StringBuilder text = new();

    /// <summary>True of tags, and of the lists and trees that lead to them.</summary>
    public static bool Takes(PdfObject value) => value is PdfArray || (value is PdfDictionary dictionary
        && (dictionary.NameOf("Type") == "StructElem" || (dictionary["Type"] is null && (dictionary["Nums"] ?? dictionary["Limits"]) is not null)));

    public void Add(int number, PdfObject value)
    {
        var before = text.Length;
        value.Write(text);
        text.Append('\n');
        objects.Add((number, text.Length - before));
    }

    /// <param name="change">Changes the text in its place.</param>
    /// <returns>Streams with the numbers of the objects in them, in their order.</returns>
    public IEnumerable<(PdfStream Stream, IReadOnlyList<int> Holds)> Build(Action<byte[]>? change)
    {
        var bytes = Encoding.Latin1.GetBytes(text.ToString());
        change?.Invoke(bytes);
        var start = 0;
        foreach (var part in objects.Chunk(PdfObjectStream.ObjectsMax))
        {
            var at = 0;
            var places = new List<(int Number, int At)>(part.Length);
            foreach (var (number, length) in part)
            {
                places.Add((number, at));
                at += length;
            }

            yield return (PdfObjectStream.Build(places, bytes.AsSpan(start, at)), [.. part.Select(each => each.Number)]);
            start += at;
        }
    }
}

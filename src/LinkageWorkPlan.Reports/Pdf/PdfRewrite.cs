using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Writes a PDF anew with the objects that its trailer reaches, numbered from 1 in their order; nothing that was left out or merged is in it.</summary>
internal sealed class PdfRewrite
{
    /// <summary>"%PDF-1.4".</summary>
    private const int VersionLength = 8;

    private readonly SortedDictionary<int, PdfObject> objects = [];
    private readonly Dictionary<int, int> merged = [];
    private readonly PdfDictionary trailer;
    private readonly byte[] version;

    /// <param name="file">Of one revision.</param>
    /// <exception cref="PdfException">It has more, or an object is not to be read.</exception>
    public PdfRewrite(PdfFile file)
    {
        if (file.Revisions.Count != 1)
        {
            throw PdfFile.Broken("A file with later revisions is not written anew.");
        }

        trailer = file.Newest.Trailer;
        version = file.Bytes[..VersionLength].ToArray();
        foreach (var number in file.Newest.Objects)
        {
            objects.Add(number, file.Resolve(new PdfReference(number), 0)!);
        }
    }

    public PdfDictionary Catalog => Find(trailer["Root"]) as PdfDictionary ?? throw PdfFile.Broken("The catalog is missing.");

    public PdfReference? Information => trailer["Info"] as PdfReference;

    /// <summary>The object a reference names, or what is given where that is none; null where nothing is there.</summary>
    public PdfObject? Find(PdfObject? value) => value is PdfReference reference ? objects.GetValueOrDefault(Final(reference.Number)) : value;

    public void Replace(PdfReference reference, PdfObject value) => objects[Final(reference.Number)] = value;

    /// <summary>One object goes; whoever names it means the other from now on.</summary>
    public void Merge(PdfReference gone, PdfReference into)
    {
        objects.Remove(gone.Number);
        merged.Add(gone.Number, into.Number);
    }

    public byte[] Build()
    {
        var numbers = NumbersOfReached();
        using var to = new MemoryStream();
        to.Write(version);
        to.Write([(byte)'\n', (byte)'%', 0xD3, 0xEB, 0xE9, 0xE1, (byte)'\n']);
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {numbers.Count + 1}\n0000000000 65535 f \n"));
        foreach (var (old, number) in numbers)
        {
            table.Append(CultureInfo.InvariantCulture, $"{to.Length:D10} 00000 n \n");
            Put(to, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
            Put(to, Numbered(objects[old], numbers).ToString());
            Put(to, "\nendobj\n");
        }

        var at = to.Length;
        Put(to, table.ToString());
        var end = (PdfDictionary)Numbered(trailer.With("Size", PdfWord.Of(numbers.Count + 1)), numbers);
        Put(to, string.Create(CultureInfo.InvariantCulture, $"trailer\n{end}\nstartxref\n{at}\n%%EOF\n"));
        return to.ToArray();
    }

    private static void Put(MemoryStream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));

    private static IEnumerable<PdfReference> ReferencesOf(PdfObject value) => value switch
    {
        PdfReference reference => [reference],
        PdfArray array => array.Items.SelectMany(ReferencesOf),
        PdfDictionary dictionary => dictionary.Entries.SelectMany(each => ReferencesOf(each.Value)),
        PdfStream stream => ReferencesOf(stream.Dictionary),
        _ => [],
    };

    private int Final(int number)
    {
        while (merged.TryGetValue(number, out var into))
        {
            number = into;
        }

        return number;
    }

    /// <summary>From the number in the file as it was to the one it gets.</summary>
    private SortedDictionary<int, int> NumbersOfReached()
    {
        var reached = new SortedDictionary<int, int>();
        var waiting = new Stack<PdfObject>([trailer]);
        while (waiting.TryPop(out var value))
        {
            foreach (var number in ReferencesOf(value).Select(each => Final(each.Number)))
            {
                if (objects.TryGetValue(number, out var found) && reached.TryAdd(number, 0))
                {
                    waiting.Push(found);
                }
            }
        }

        var next = 1;
        foreach (var number in reached.Keys.ToList())
        {
            reached[number] = next++;
        }

        return reached;
    }

    /// <summary>The same with the new numbers; a reference to nothing means null (7.3.10).</summary>
    private PdfObject Numbered(PdfObject value, SortedDictionary<int, int> numbers) => value switch
    {
        PdfReference reference => numbers.TryGetValue(Final(reference.Number), out var number) ? new PdfReference(number) : new PdfWord("null"),
        PdfArray array => new PdfArray([.. array.Items.Select(each => Numbered(each, numbers))]),
        PdfDictionary dictionary => Numbered(dictionary, numbers),
        PdfStream stream => new PdfStream(Numbered(stream.Dictionary, numbers), stream.Bytes),
        _ => value,
    };

    private PdfDictionary Numbered(PdfDictionary dictionary, SortedDictionary<int, int> numbers) => new([.. dictionary.Entries.Select(each => (each.Key, Numbered(each.Value, numbers)))]);
}

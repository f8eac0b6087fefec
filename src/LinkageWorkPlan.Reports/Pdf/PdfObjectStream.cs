using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Many small objects, compressed as one (ISO 32000-1, 7.5.7): the tags of a long table are two thirds of a report, and nearly the same again and again.</summary>
internal sealed class PdfObjectStream
{
    /// <summary>In one stream: a reader that needs one object unpacks all of them.</summary>
    public const int ObjectsMax = 1000;

    /// <summary>Bytes of one, unpacked: <see cref="ObjectsMax"/> objects with long words in place of a figure.</summary>
    private const int UnpackedMax = 16 * 1024 * 1024;

    private readonly byte[] unpacked;
    private readonly (int Number, int At)[] objects;

    private PdfObjectStream(byte[] unpacked, (int Number, int At)[] objects) => (this.unpacked, this.objects) = (unpacked, objects);

    /// <param name="objects">Their numbers, and where each begins in the text.</param>
    /// <param name="text">All of them one after another.</param>
    public static PdfStream Build(IReadOnlyList<(int Number, int At)> objects, ReadOnlySpan<byte> text)
    {
        var head = new StringBuilder();
        foreach (var (number, at) in objects)
        {
            head.Append(CultureInfo.InvariantCulture, $"{number} {at} ");
        }

        var dictionary = new PdfDictionary([("Type", new PdfName("ObjStm")), ("N", PdfWord.Of(objects.Count)), ("First", PdfWord.Of(head.Length))]);
        return PdfStream.Packed(dictionary, [.. Encoding.ASCII.GetBytes(head.ToString()), .. text]);
    }

    /// <exception cref="PdfException">It is none, or larger than any of a report.</exception>
    public static PdfObjectStream Read(PdfStream stream, PdfBudget? budget)
    {
        var dictionary = stream.Dictionary;
        if (dictionary.NameOf("Type") != "ObjStm" || dictionary["Extends"] is not null || (dictionary["N"] as PdfWord)?.Integer is not (> 0 and <= ObjectsMax and var count)
            || (dictionary["First"] as PdfWord)?.Integer is not (> 0 and var first))
        {
            throw new PdfException(PdfFault.Compressed, "Objects are compressed in an unknown form.");
        }

        var unpacked = stream.Unpacked(UnpackedMax, budget);
        if (first > unpacked.Length)
        {
            throw PdfFile.Broken("A stream of objects is cut.");
        }

        var lexer = new PdfLexer(unpacked, 0, first, budget);
        var objects = new (int, int)[count];
        for (var index = 0; index < count; index++)
        {
            objects[index] = (lexer.Number(int.MaxValue), first + lexer.Number(unpacked.Length - first));
        }

        return new PdfObjectStream(unpacked, objects);
    }

    /// <exception cref="PdfException">Another object stands there.</exception>
    public PdfObject Object(int number, int index, PdfBudget? budget) => index < objects.Length && objects[index].Number == number
        ? new PdfLexer(unpacked, objects[index].At, unpacked.Length, budget, isFile: false).Object()
        : throw PdfFile.Broken($"The object {number} is not where the table says.");
}

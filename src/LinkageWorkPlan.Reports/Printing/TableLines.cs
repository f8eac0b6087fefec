using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// The browser draws the lines of a table, and the grounds of its cells, as content of the table itself. They say nothing that its rows do not, so they
/// become artifacts (ISO 14289-1, 7.1), and the structure forgets them.
/// </summary>
internal static partial class TableLines
{
    private static readonly byte[] Begin = "/Artifact BMC"u8.ToArray();

    /// <param name="at">The page.</param>
    /// <returns>What draws the page; the same where nothing changes.</returns>
    public static byte[] Free(PdfRewrite pdf, PdfReference at, PdfDictionary page, byte[] content)
    {
        if (content.AsSpan().IndexOf("/MCID"u8) < 0 || ParentsOf(pdf, page) is not var (place, parents))
        {
            return content;
        }

        var numbers = new HashSet<int>();
        var freed = AsArtifacts(content, numbers);
        if (numbers.Count == 0)
        {
            return content;
        }

        foreach (var number in numbers.Where(each => each < parents.Items.Count))
        {
            if (parents.Items[number] is PdfReference reference && pdf.Find(reference) is PdfDictionary element)
            {
                pdf.Replace(reference, Without(element, at, number));
            }
        }

        pdf.Replace(place, new PdfArray([.. parents.Items.Select((each, number) => numbers.Contains(number) ? new PdfWord("null") : each)]));
        return freed;
    }

    /// <param name="numbers">Gets those of the pieces that became artifacts.</param>
    /// <exception cref="PdfException">It is of no known form.</exception>
    internal static byte[] AsArtifacts(byte[] content, HashSet<int> numbers)
    {
        var (depth, start, end, number, from) = (0, -1, 0, 0, 0);
        using var to = new MemoryStream(content.Length);
        var reader = new PdfContentStream(content);
        while (reader.Next())
        {
            var name = reader.Operator;
            if (name.SequenceEqual("BDC"u8) || name.SequenceEqual("BMC"u8))
            {
                if (depth++ == 0 && Piece().Match(Encoding.Latin1.GetString(reader.Operands)) is { Success: true } piece)
                {
                    (start, end, number) = (reader.Start, reader.End, int.Parse(piece.Groups["number"].Value, CultureInfo.InvariantCulture));
                }
            }
            else if (name.SequenceEqual("EMC"u8))
            {
                if (--depth == 0 && start >= 0)
                {
                    to.Write(content.AsSpan(from, start - from));
                    to.Write(Begin);
                    numbers.Add(number);
                    (from, start) = (end, -1);
                }
            }
            else if (name is [(byte)'T', ..] or [(byte)'B', (byte)'T'] or [(byte)'D', (byte)'o'] or [(byte)'\'' or (byte)'"'])
            {
                // It says something: words or a picture.
                start = -1;
            }
        }

        if (from == 0)
        {
            return content;
        }

        to.Write(content.AsSpan(from));
        return to.ToArray();
    }

    /// <summary>The elements of a page's pieces, by their numbers (ISO 32000-1, 14.7.4.4); null where they are not listed as the browser lists them.</summary>
    private static (PdfReference Place, PdfArray Elements)? ParentsOf(PdfRewrite pdf, PdfDictionary page)
    {
        var root = pdf.Find(pdf.Catalog["StructTreeRoot"]) as PdfDictionary;
        if (page["StructParents"] is not PdfWord { Integer: { } key } || pdf.Find((pdf.Find(root?["ParentTree"]) as PdfDictionary)?["Nums"]) is not PdfArray { Items: var pairs })
        {
            return null;
        }

        for (var pair = 0; pair + 1 < pairs.Count; pair += 2)
        {
            if (pairs[pair] is PdfWord { Integer: { } found } && found == key)
            {
                return pairs[pair + 1] is PdfReference place && pdf.Find(place) is PdfArray elements ? (place, elements) : null;
            }
        }

        return null;
    }

    private static PdfDictionary Without(PdfDictionary element, PdfReference page, int number)
    {
        IReadOnlyList<PdfObject> kids = element["K"] switch { null => [], PdfArray array => array.Items, var one => [one] };
        List<PdfObject> left = [.. kids.Where(each => !IsPiece(each))];
        return left.Count == 0 ? element.Without("K") : element.With("K", left.Count == 1 ? left[0] : new PdfArray(left));

        bool IsPiece(PdfObject kid) => kid switch
        {
            PdfWord { Integer: { } own } => own == number && (element["Pg"] as PdfReference)?.Number == page.Number,
            PdfDictionary there => there["MCID"] is PdfWord { Integer: { } own } && own == number && ((there["Pg"] ?? element["Pg"]) as PdfReference)?.Number == page.Number,
            _ => false,
        };
    }

    /// <summary>Content of a table or of a part of it itself: words lie in elements of their own.</summary>
    [GeneratedRegex(@"^/(?:Table|THead|TBody|TFoot|TR|TH|TD)\s*<<\s*/MCID\s+(?<number>\d{1,6})\s*>>\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Piece();
}

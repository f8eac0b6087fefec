using System.Security.Cryptography;
using System.Text;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// What PDF/A-3a and PDF/UA-1 ask for and the browser does not write: metadata as XMP, the colours that are meant, an identifier, and marks around
/// what is no content (clause by clause in docs/pdf-conformance.md).
/// </summary>
internal static class Conformance
{
    private const int IdLength = 16;

    /// <summary>The end of a line that maps a glyph.</summary>
    private const string NoCharacter = "> <0000>\n";
    private const string UnknownCharacter = "> <FFFD>\n";

    /// <summary>In the trailer until all else is written: the identifier is made from it.</summary>
    private static readonly string NoId = new('0', IdLength * 2);

    /// <param name="places">What places of page 1 say, by their names.</param>
    /// <param name="creator">The program, as the information dictionary names it.</param>
    public static void Declare(PdfRewrite pdf, string creator, DateTimeOffset at, IReadOnlyDictionary<string, string>? places = null)
    {
        var information = pdf.Find(pdf.Information) as PdfDictionary;
        var title = (information?["Title"] as PdfString)?.Words ?? string.Empty;
        var language = (pdf.Catalog["Lang"] as PdfString)?.Words ?? "vi";
        var metadata = XmpPacket.Of(title, language, creator, (information?["Producer"] as PdfString)?.Words, at);
        var profile = PdfStream.Packed(new PdfDictionary([("N", new PdfWord("3"))]), SrgbProfile.Bytes);

        // As it is: programs that know nothing of PDF find it by its marks (ISO 19005-3, 6.6.2.1).
        var packet = new PdfStream(new PdfDictionary([("Type", new PdfName("Metadata")), ("Subtype", new PdfName("XML")), ("Length", PdfWord.Of(metadata.Length))]), metadata);
        var intent = new PdfDictionary(
        [
            ("Type", new PdfName("OutputIntent")),
            ("S", new PdfName("GTS_PDFA1")),
            ("OutputConditionIdentifier", PdfString.Text("sRGB")),
            ("Info", PdfString.Text("sRGB IEC61966-2.1")),
            ("DestOutputProfile", pdf.Add(profile)),
        ]);
        pdf.ReplaceCatalog(pdf.Catalog.With("Metadata", pdf.Add(packet)).With("OutputIntents", new PdfArray([intent])));
        pdf.Identify(new PdfArray([new PdfWord($"<{NoId}>"), new PdfWord($"<{NoId}>")]));
        var fonts = new HashSet<int>();
        foreach (var (reference, page) in pdf.Pages().ToList())
        {
            MapGlyphs(pdf, page, fonts);
            DescribeLinks(pdf, reference, page, places ?? new Dictionary<string, string>());
            ArtifactMarks.Set(pdf, reference, page);
        }
    }

    /// <summary>
    /// Glyphs that stand for no character of their own, as a tone mark drawn higher, are U+0000 to the browser, which PDF/A forbids (ISO 19005-3, 6.2.11.7.2).
    /// Their words stand beside them (ActualText); for whoever does not read that they are characters that are not known.
    /// </summary>
    private static void MapGlyphs(PdfRewrite pdf, PdfDictionary page, HashSet<int> done)
    {
        foreach (var (_, font) in ((pdf.Find(page["Resources"]) as PdfDictionary)?["Font"] is { } fonts ? pdf.Find(fonts) as PdfDictionary : null)?.Entries ?? [])
        {
            if ((pdf.Find(font) as PdfDictionary)?["ToUnicode"] is PdfReference map && done.Add(map.Number) && pdf.Find(map) is PdfStream stream)
            {
                var words = Encoding.Latin1.GetString(stream.Unpacked());
                if (words.Contains(NoCharacter, StringComparison.Ordinal))
                {
                    var mapped = words.Replace(NoCharacter, UnknownCharacter, StringComparison.Ordinal);
                    pdf.Replace(map, PdfStream.Packed(stream.Dictionary.Without("Filter", "Length"), Encoding.Latin1.GetBytes(mapped)));
                }
            }
        }
    }

    /// <summary>What a link says of itself to who does not see it (ISO 14289-1, 7.18.5): where it leads, and of a place on page 1 what stands there.</summary>
    private static void DescribeLinks(PdfRewrite pdf, PdfReference reference, PdfDictionary page, IReadOnlyDictionary<string, string> places)
    {
        if (pdf.Find(page["Annots"]) is not PdfArray annotations)
        {
            return;
        }

        var written = annotations.Items.Select(each => pdf.Find(each) is PdfDictionary link && link.NameOf("Subtype") == "Link" && link["Contents"] is null ? Described(each, link) : each).ToList();
        pdf.Replace(reference, page.With("Annots", new PdfArray(written)));

        string? Named(string? name) => name is null ? null : places.GetValueOrDefault(name, name);

        PdfObject Described(PdfObject at, PdfDictionary link)
        {
            var words = ((pdf.Find(link["A"]) as PdfDictionary)?["URI"] as PdfString)?.Words ?? Named((pdf.Find(link["Dest"]) as PdfName)?.Name) ?? "→";
            var described = link.With("Contents", PdfString.Text(words)).With("F", new PdfWord("4"));
            if (at is not PdfReference place)
            {
                return described;
            }

            pdf.Replace(place, described);
            return at;
        }
    }

    /// <summary>Sets the identifier, which is that of what the file says: the same document is the same file.</summary>
    /// <param name="pdf">Changed in place.</param>
    public static void SetId(byte[] pdf)
    {
        var place = pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes($"/ID[<{NoId}> <{NoId}>]"));
        if (place < 0)
        {
            return;
        }

        var id = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf).AsSpan(0, IdLength)));
        id.CopyTo(pdf, place + "/ID[<".Length);
        id.CopyTo(pdf, place + "/ID[<> <".Length + id.Length);
    }
}

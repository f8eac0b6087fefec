using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>
/// What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask of a file, as far as it can be read off it here; clause by clause in docs/pdf-conformance.md.
/// It reads the file's own objects, so that it sees what a reader would only guess.
/// </summary>
internal sealed partial class ConformanceChecks
{
    private readonly PdfFile file;
    private readonly int last;
    private readonly List<string> broken = [];
    private readonly Dictionary<string, HashSet<int>> mapped = [];

    private ConformanceChecks(byte[] pdf) => (file, last) = (PdfFile.Read(pdf), PdfFile.Read(pdf).Revisions.Count - 1);

    /// <returns>Each with its clause; none where all hold.</returns>
    public static IReadOnlyList<string> BrokenBy(byte[] pdf)
    {
        var checks = new ConformanceChecks(pdf);
        checks.CheckFile(pdf);
        checks.CheckMetadata();
        checks.CheckColours();
        checks.CheckAttachments();
        var pages = checks.Pages(checks.file.Catalog(checks.last)["Pages"]).ToList();
        pages.ForEach(checks.CheckPage);
        checks.CheckElements(pages.Count);
        return [.. checks.broken.Distinct()];
    }

    private void Require(bool holds, string clause)
    {
        if (!holds)
        {
            broken.Add(clause);
        }
    }

    private PdfDictionary? Find(PdfObject? at) => file.Resolve(at, last) switch { PdfDictionary found => found, PdfStream stream => stream.Dictionary, _ => null };

    private IReadOnlyList<PdfObject> Items(PdfObject? at) => file.Resolve(at, last) switch { null => [], PdfArray array => array.Items, var one => at is PdfReference ? [at] : [one] };

    private void CheckFile(byte[] pdf)
    {
        Require(pdf.AsSpan().StartsWith("%PDF-1."u8) && pdf[9] == '%' && pdf.AsSpan(10, 4).IndexOfAnyInRange((byte)0, (byte)127) < 0, "A 6.1.2 header");
        Require(Items(file.Newest.Trailer["ID"]) is [PdfString { Bytes.Length: 16 }, PdfString { Bytes.Length: 16 }], "A 6.1.3 identifier");
        Require(file.Newest.Trailer["Encrypt"] is null, "A 6.1.3 encryption");
        var catalog = file.Catalog(last);
        Require(Find(catalog["MarkInfo"])?["Marked"] is PdfWord { Text: "true" }, "A 6.7.2.2 marked");
        Require(catalog["Lang"] is PdfString { Bytes.Length: > 1 }, "A 6.7.4 language");
        Require(Find(catalog["ViewerPreferences"])?["DisplayDocTitle"] is PdfWord { Text: "true" }, "UA 7.1 title shown");
        Require(catalog["AA"] is null && catalog["OpenAction"] is null && Find(catalog["Names"])?["JavaScript"] is null, "A 6.5 actions");
        Require(Find(catalog["AcroForm"])?["NeedAppearances"] is null && Find(catalog["AcroForm"])?["XFA"] is null, "A 6.4.1 form");
        Require(catalog["OCProperties"] is null, "A 6.9 optional content");
    }

    private void CheckMetadata()
    {
        var packet = file.Resolve(file.Catalog(last)["Metadata"], last) as PdfStream;
        Require(packet?.Dictionary["Filter"] is null && packet?.Dictionary.NameOf("Subtype") == "XML", "A 6.6.2.1 metadata");
        var words = packet is null ? string.Empty : Encoding.UTF8.GetString(packet.Bytes.Span);
        var information = Find(file.Newest.Trailer["Info"])!;
        var made = System.DateTime.ParseExact(((PdfString)information["CreationDate"]!).Words[2..16], "yyyyMMddHHmmss", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var xml = XDocument.Parse(words.Length == 0 ? "<none/>" : words);
        Require(xml.Descendants().Any(each => each.Name.LocalName == "part" && each.Value == "3") && xml.Descendants().Any(each => each.Name.LocalName == "conformance" && each.Value == "A"), "A 6.6.4 part and level");
        Require(xml.Descendants().Any(each => each.Name.NamespaceName == "http://www.aiim.org/pdfua/ns/id/" && each.Value == "1"), "UA 5 part");
        Require(xml.Descendants().Where(each => each.Name.LocalName == "title").Descendants().Any(each => each.Value == ((PdfString)information["Title"]!).Words), "UA 7.1 title in metadata");
        Require(xml.Descendants().Any(each => each.Name.LocalName == "CreateDate" && each.Value == made), "A 6.6.3 dates of metadata and information");
    }

    private void CheckColours()
    {
        var intent = Items(file.Catalog(last)["OutputIntents"]).Select(Find).SingleOrDefault();
        var profile = file.Resolve(intent?["DestOutputProfile"], last) as PdfStream;
        var bytes = profile?.Unpacked() ?? [];
        Require(intent?.NameOf("S") == "GTS_PDFA1" && bytes.Length > 128 && bytes.AsSpan(16, 4).SequenceEqual("RGB "u8) && bytes.AsSpan(36, 4).SequenceEqual("acsp"u8), "A 6.2.3 output intent");
        Require(bytes.Length > 4 && System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes) == bytes.Length, "A 6.2.3 length of the profile");
    }

    private void CheckAttachments()
    {
        var catalog = file.Catalog(last);
        var names = Items(Find(Find(catalog["Names"])?["EmbeddedFiles"])?["Names"]);
        var attached = Enumerable.Range(0, names.Count / 2).Select(at => (PdfReference)names[(at * 2) + 1]).ToList();
        Require(attached.Select(each => each.Number).Order().SequenceEqual(Items(catalog["AF"]).OfType<PdfReference>().Select(each => each.Number).Order()), "A 6.8 associated files");
        foreach (var each in attached.Select(each => Find(each)!))
        {
            Require(each["F"] is not null && each["UF"] is not null && each.NameOf("AFRelationship") is not null, "A 6.8 file specification");
            var stream = Find(Find(each["EF"])!["F"])!;
            Require(stream.NameOf("Subtype") is not null && Find(stream["Params"])?["ModDate"] is not null, "A 6.8 kind and date of an attached file");
        }
    }

    private IEnumerable<(int Number, PdfDictionary Page)> Pages(PdfObject? at)
    {
        var node = Find(at)!;
        if (node.NameOf("Type") == "Page")
        {
            yield return (((PdfReference)at!).Number, node);
            yield break;
        }

        foreach (var page in Items(node["Kids"]).SelectMany(Pages))
        {
            yield return page;
        }
    }

    private void CheckPage((int Number, PdfDictionary Page) each)
    {
        var page = each.Page;
        Require(page.NameOf("Tabs") == "S" || page["Annots"] is null, "UA 7.18.3 order of tabs");
        foreach (var annotation in Items(page["Annots"]).Select(Find).OfType<PdfDictionary>())
        {
            var flags = (annotation["F"] as PdfWord)?.Integer ?? 0;
            Require((flags & 4) != 0 && (flags & (1 | 2 | 32 | 256)) == 0, "A 6.3.2 flags of an annotation");
            Require(annotation.NameOf("Subtype") != "Link" || annotation["Contents"] is PdfString { Bytes.Length: > 0 }, "UA 7.18.5 words of a link");
            Require(annotation.NameOf("Subtype") != "Widget" || Items(annotation["Rect"]).All(side => (side as PdfWord)?.Integer == -1), "UA 7.18.4 a field outside the page");
        }

        var fonts = new Dictionary<string, Font>();
        var resources = Find(page["Resources"])!;
        foreach (var (name, font) in Find(resources["Font"])?.Entries ?? [])
        {
            fonts.Add(name, FontOf(font));
        }

        foreach (var state in Find(resources["ExtGState"])?.Entries.Select(entry => Find(entry.Value)!) ?? [])
        {
            Require(state["TR"] is null && state["HTP"] is null && (state.NameOf("BM") ?? "Normal") == "Normal", "A 6.2.5 state");
        }

        foreach (var picture in Find(resources["XObject"])?.Entries.Select(entry => Find(entry.Value)!) ?? [])
        {
            Require(picture["Interpolate"] is null or PdfWord { Text: "false" } && picture["Alternates"] is null && picture["OPI"] is null, "A 6.2.8 picture");
        }

        var stream = (PdfStream)file.Resolve(page["Contents"], last)!;
        var content = new PdfContentStream(stream.Unpacked());
        var (marks, font1) = (new Stack<bool>(), default(Font));
        while (content.Next())
        {
            var (name, operands) = (Encoding.Latin1.GetString(content.Operator), Encoding.Latin1.GetString(content.Operands));
            switch (name)
            {
                case "BDC" or "BMC":
                    var number = MarkedContent().Match(operands);
                    marks.Push(number.Success || operands.StartsWith("/Artifact", StringComparison.Ordinal));
                    Require(!operands.StartsWith("/Table", StringComparison.Ordinal), "UA 7.1 lines of a table that are no artifacts");
                    if (number.Success)
                    {
                        (mapped.TryGetValue($"{each.Number}", out var all) ? all : mapped[$"{each.Number}"] = []).Add(int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture));
                    }

                    break;
                case "EMC":
                    Require(marks.TryPop(out _), "A 6.7.2 marks that end");
                    break;
                case "Tf":
                    font1 = fonts[operands[1..operands.IndexOf(' ', StringComparison.Ordinal)]];
                    break;
                case "Tj" or "TJ" or "Do" or "S" or "s" or "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" or "sh":
                    Require(marks.Contains(true), $"UA 7.1 content that is neither tagged nor an artifact: {name}");
                    if (name[0] == 'T')
                    {
                        CheckGlyphs(operands, font1);
                    }

                    break;
            }
        }

        Require(marks.Count == 0, "A 6.7.2 marks that end");
    }

    private void CheckGlyphs(string operands, Font font)
    {
        foreach (Match text in HexText().Matches(operands))
        {
            var digits = text.Groups[1].Value;
            for (var at = 0; at + 4 <= digits.Length; at += 4)
            {
                var glyph = int.Parse(digits.AsSpan(at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Require(glyph != 0, $"A 6.2.11.8 .notdef in {font.Name}");
                Require(font.Characters.Contains(glyph), $"A 6.2.11.7.2 a glyph of {font.Name} without characters");
            }
        }
    }

    private Font FontOf(PdfObject reference)
    {
        var font = Find(reference)!;
        var name = font.NameOf("BaseFont") ?? "?";
        Require(font.NameOf("Subtype") == "Type0" && font.NameOf("Encoding") == "Identity-H", $"A 6.2.11.3 encoding of {name}");
        var inner = Find(Items(font["DescendantFonts"])[0])!;
        Require(inner.NameOf("CIDToGIDMap") == "Identity" || inner.NameOf("Subtype") == "CIDFontType0", $"A 6.2.11.3.2 glyphs of {name}");
        var descriptor = Find(inner["FontDescriptor"])!;
        Require(descriptor["FontFile2"] is not null || descriptor["FontFile3"] is not null, $"A 6.2.11.4 {name} is not embedded");
        Require(descriptor["CIDSet"] is null, $"A 6.2.11.4.2 CIDSet of {name}");
        var characters = new HashSet<int>();
        var map = file.Resolve(font["ToUnicode"], last) is PdfStream stream ? Encoding.Latin1.GetString(stream.Unpacked()) : string.Empty;
        foreach (Match part in Mapping().Matches(map))
        {
            var isRange = part.Groups[1].Value == "range";
            foreach (Match line in (isRange ? RangeLine() : CharLine()).Matches(part.Groups[2].Value))
            {
                var first = int.Parse(line.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                var end = isRange ? int.Parse(line.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : first;
                Require(line.Groups[3].Value is not ("0000" or "FEFF" or "FFFE"), $"A 6.2.11.7.2 a character of {name} that is none");
                characters.UnionWith(Enumerable.Range(first, end - first + 1));
            }
        }

        return new Font(name, characters);
    }

    [GeneratedRegex(@"/MCID\s+(\d+)")]
    private static partial Regex MarkedContent();

    [GeneratedRegex("<([0-9A-Fa-f]*)>")]
    private static partial Regex HexText();

    [GeneratedRegex("beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Mapping();

    [GeneratedRegex("<([0-9A-Fa-f]+)>(\\s*)<([0-9A-Fa-f]*)>")]
    private static partial Regex CharLine();

    [GeneratedRegex("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]*)>")]
    private static partial Regex RangeLine();

    /// <param name="Characters">Glyphs that the font says the characters of.</param>
    private readonly record struct Font(string Name, HashSet<int> Characters);
}

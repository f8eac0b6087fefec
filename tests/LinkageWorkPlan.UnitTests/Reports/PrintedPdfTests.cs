using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.UnitTests.Sealing;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What is done to a PDF between the browser and the store, on a print of the browser's and on small ones that show one rule each.</summary>
public class PrintedPdfTests
{
    private static readonly PdfMetadata At = new(new DateTimeOffset(2026, 6, 26, 9, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void A_print_keeps_its_pages_its_words_and_its_title_and_takes_less_room()
    {
        var (before, after) = (PdfFile.Read(Sealed.Printed), PdfFile.Read(PrintedPdf.Finish(Sealed.Printed, At)));
        Assert.Equal(before.Pages, after.Pages);
        Assert.Equal(Streams(before), Streams(after).Take(Streams(before).Count));
        Assert.Equal("vi", ((PdfString)after.Catalog(0)["Lang"]!).Words);
        var information = after.Dictionary(after.Newest.Trailer["Info"], 0, "info");
        Assert.Equal("Báo cáo thử", ((PdfString)information["Title"]!).Words);
        Assert.All(["CreationDate", "ModDate"], key => Assert.Equal("D:20260626020000+00'00'", ((PdfString)information[key]!).Words));
    }

    [Fact]
    public void What_is_finished_already_stays_as_it_is()
    {
        var once = PrintedPdf.Finish(Sealed.Printed, At);
        Assert.Equal(once, PrintedPdf.Finish(once, At));
    }

    [Fact]
    public void A_print_keeps_to_what_can_be_checked_of_PDF_A_and_PDF_UA()
    {
        Assert.NotEmpty(ConformanceChecks.BrokenBy(Sealed.Printed));
        Assert.Equal(string.Empty, string.Join('\n', ConformanceChecks.BrokenBy(PrintedPdf.Finish(Sealed.Printed, At))));
    }

    [Theory]
    [InlineData("q 1 0 0 1 0 0 cm 0 0 9 9 re f Q", "q 1 0 0 1 0 0 cm /Artifact BMC\n0 0 9 9 re f\nEMC Q")]
    [InlineData("/P <</MCID 0>>BDC 0 0 9 9 re f EMC", null)]
    [InlineData("0 0 9 9 re W* n /X4 Do", "0 0 9 9 re W* n /Artifact BMC\n/X4 Do\nEMC")]
    [InlineData("1 1 m 2 2 l S 0 g", "/Artifact BMC\n1 1 m 2 2 l S\nEMC 0 g")]
    [InlineData("BT /F1 9 Tf (a\\)EMC) Tj ET", "/Artifact BMC\nBT /F1 9 Tf (a\\)EMC) Tj ET\nEMC")]
    [InlineData("BT /Span<</ActualText <feff0e9b> >> BDC <0030> Tj EMC ET", "/Artifact BMC\nBT /Span<</ActualText <feff0e9b> >> BDC <0030> Tj EMC ET\nEMC")]
    [InlineData("BT <0001> Tj /P <</MCID 0>> BDC <0002> Tj EMC [<0003>] TJ ET", "BT /Artifact BMC\n<0001> Tj\nEMC /P <</MCID 0>> BDC <0002> Tj EMC /Artifact BMC\n[<0003>] TJ\nEMC ET")]
    public void What_is_drawn_outside_the_tags_is_an_artifact(string content, string? marked)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        Assert.Equal(marked ?? content, Encoding.Latin1.GetString(ArtifactMarks.Marked(bytes)));
        Assert.Equal(marked ?? content, Encoding.Latin1.GetString(ArtifactMarks.Marked(ArtifactMarks.Marked(bytes))));
    }

    [Theory]
    [InlineData("/Table <</MCID 7 >>BDC 0 0 9 9 re f EMC /P <</MCID 8>>BDC BT (a) Tj ET EMC", "/Artifact BMC 0 0 9 9 re f EMC /P <</MCID 8>>BDC BT (a) Tj ET EMC", new[] { 7 })]
    [InlineData("q /TH <</MCID 1>>BDC 0 0 9 9 re f EMC Q /TD <</MCID 12>>BDC 1 1 m 2 2 l S EMC", "q /Artifact BMC 0 0 9 9 re f EMC Q /Artifact BMC 1 1 m 2 2 l S EMC", new[] { 1, 12 })]
    [InlineData("/TD <</MCID 1>>BDC 0 0 9 9 re f BT (a) Tj ET EMC", null, new int[0])]
    [InlineData("/Table <</MCID 1>>BDC /X4 Do EMC", null, new int[0])]
    [InlineData("/Figure <</MCID 1>>BDC 0 0 9 9 re f EMC", null, new int[0])]
    public void The_lines_of_a_table_are_artifacts(string content, string? freed, int[] numbers)
    {
        var found = new HashSet<int>();
        Assert.Equal(freed ?? content, Encoding.Latin1.GetString(TableLines.AsArtifacts(Encoding.Latin1.GetBytes(content), found)));
        Assert.Equal(numbers, found.Order());
    }

    [Fact]
    public void Every_element_lies_where_its_parent_says_and_every_piece_of_content_finds_its_element()
    {
        var file = PdfFile.Read(PrintedPdf.Finish(Sealed.Printed, At));
        var root = file.Dictionary(file.Catalog(0)["StructTreeRoot"], 0, "root");
        var elements = new HashSet<int>();
        Visit((PdfReference)root["K"]!, (PdfReference)file.Catalog(0)["StructTreeRoot"]!);
        Assert.True(elements.Count > 3, $"{elements.Count} elements");
        var numbers = Items(file.Dictionary(root["ParentTree"], 0, "tree")["Nums"]).OfType<PdfReference>().SelectMany(each => Items(file.Resolve(each, 0))).OfType<PdfReference>().ToList();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, each => Assert.Contains(each.Number, elements));

        void Visit(PdfReference at, PdfReference parent)
        {
            var element = file.Dictionary(at, 0, "element");
            Assert.Equal(parent.Number, ((PdfReference)element["P"]!).Number);
            elements.Add(at.Number);
            var kids = Items(element["K"]);
            Assert.False(kids is [PdfReference only] && file.Resolve(only, 0) is PdfDictionary kid && kid.NameOf("S") == "NonStruct" && kid["Lang"] is null, $"{at.Number} wraps a wrapper.");
            foreach (var each in kids.OfType<PdfReference>())
            {
                Visit(each, at);
            }
        }
    }

    [Theory]
    [InlineData("/S/TD/K 3 0 R", "/S/NonStruct/Lang(lo)/Pg 9 0 R/K 4", "TD Lang=lo Pg K=4")]
    [InlineData("/S/TD/K 3 0 R", "/S/NonStruct/ID(a)/Pg 9 0 R/K 4", "TD [NonStruct Pg K=4]")]
    [InlineData("/S/TD/Lang(vi)/K 3 0 R", "/S/NonStruct/Lang(lo)/Pg 9 0 R/K 4", "TD Lang=vi [NonStruct Lang=lo Pg K=4]")]
    [InlineData("/S/TD/K[3 0 R 7]/Pg 9 0 R", "/S/NonStruct/Pg 9 0 R/K 4", "TD Pg K=7 [NonStruct Pg K=4]")]
    [InlineData("/S/TD/A[<</O/Table/Scope/Row>><</O/Table/RowSpan 1>><</O/Table/ColSpan 2>>]/K 3 0 R", "/S/Strong/Pg 9 0 R/K 4", "TD A=<</O/Table/Scope/Row/ColSpan 2>> [Span Pg K=4]")]
    [InlineData("/S/TD/A[<</O/Table/RowSpan 1>><</O/Table/ColSpan 1>>]/K 3 0 R", "/S/P/Pg 9 0 R/K 4", "TD [P Pg K=4]")]
    [InlineData("/S/NonStruct/Lang(lo)/K 3 0 R", "/S/P/Pg 9 0 R/K 4", "P Lang=lo Pg K=4")]
    [InlineData("/S/NonStruct/Lang(lo)/K 3 0 R", "/S/P/Lang(vi)/Pg 9 0 R/K 4", "P Lang=vi Pg K=4")]
    [InlineData("/S/L/K 3 0 R", "/S/LI/Pg 9 0 R/K 4", "L [LI [LBody Pg K=4]]")]
    [InlineData("/S/LI/K 3 0 R", "/S/LBody/Pg 9 0 R/K 4", "LI [LBody Pg K=4]")]
    [InlineData("/S/Figure/K 3 0 R", "/S/Figure/Alt(a)/Pg 9 0 R/K 4", "Div [Figure Pg K=4]")]
    public void Only_what_says_nothing_goes(string outer, string inner, string left)
    {
        var file = PdfFile.Read(PrintedPdf.Finish(Small(outer, inner), At));
        var tree = file.Dictionary(file.Catalog(0)["StructTreeRoot"], 0, "root");
        var document = file.Dictionary(tree["K"], 0, "document");
        Assert.Equal(left, Written(file, (PdfReference)Items(document["K"])[0]));
    }

    private static string Written(PdfFile file, PdfReference at)
    {
        var element = file.Dictionary(at, 0, "element");
        var words = new StringBuilder(element.NameOf("S"));
        words.Append(element["Lang"] is PdfString language ? $" Lang={language.Words}" : null).Append(element["Pg"] is null ? null : " Pg").Append(element["A"] is { } attributes ? $" A={attributes}" : null);
        foreach (var kid in Items(element["K"]).OrderBy(each => each is PdfReference))
        {
            words.Append(kid is PdfReference inner ? $" [{Written(file, inner)}]" : $" K={kid}");
        }

        return words.ToString();
    }

    /// <summary>A file of one page with two paragraphs' worth of tags: a document, in it an element and one more, in that another.</summary>
    private static byte[] Small(string outer, string inner)
    {
        string[] objects =
        [
            "<</Type/StructTreeRoot/K 5 0 R>>", $"<</Type/StructElem/P 5 0 R{outer}>>", $"<</Type/StructElem/P 2 0 R{inner}>>", "<</Type/StructElem/S/P/P 5 0 R/Pg 9 0 R/K 0>>",
            "<</Type/StructElem/S/Document/P 1 0 R/K[2 0 R 4 0 R]>>", "<</Type/Catalog/Pages 7 0 R/StructTreeRoot 1 0 R>>", "<</Type/Pages/Count 1/Kids[9 0 R]>>",
            "<</CreationDate(D:20260101000000+00'00')/ModDate(D:20260101000000+00'00')>>", "<</Type/Page/Parent 7 0 R/MediaBox[0 0 9 9]>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n"));
        for (var place = 0; place < objects.Length; place++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{place + 1} 0 obj\n{objects[place]}\nendobj\n");
        }

        var at = pdf.Length;
        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pdf}{table}trailer\n<</Size {objects.Length + 1}/Root 6 0 R/Info 8 0 R>>\nstartxref\n{at}\n%%EOF\n"));
    }

    /// <summary>In the order of their numbers, as they are without compression and without the marks of artifacts.</summary>
    private static List<string> Streams(PdfFile file) =>
        [.. file.Newest.Objects.Select(each => file.Resolve(new PdfReference(each), 0)).OfType<PdfStream>().Select(each => WithoutArtifacts(Encoding.Latin1.GetString(each.Unpacked())))];

    private static string WithoutArtifacts(string content) => Regex.Replace(content, "/Artifact BMC\n(.*?)\nEMC", "$1", RegexOptions.Singleline);

    private static IReadOnlyList<PdfObject> Items(PdfObject? value) => value switch { null => [], PdfArray array => array.Items, _ => [value] };
}

using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Reports;
using LinkageWorkPlan.UnitTests.Sealing;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The demo's whole plan, and an amendment of it, printed.</summary>
public sealed partial class PrintedPlanTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    private static readonly PaperPlan Sample = new(Path.Combine(AppContext.BaseDirectory, "templates"));
    private static readonly EditionKey Joint = new(Edition.Joint, Side.Vietnam);

    /// <summary>The width and height of A3, in mm.</summary>
    private const double A3 = 420;

    [Fact]
    public async Task A_plan_that_both_signed_in_both_languages()
    {
        var pdf = await printed.PrintAsync(PaperPlan.Signed(Sample.Draft), Joint);
        await AssertWholeAsync(pdf, 22, 34);
        await AssertNoHalfEmptyPageAsync(pdf);
        Assert.Equal(pdf, await printed.PrintAsync(PaperPlan.Signed(Sample.Draft), Joint));
    }

    [Fact]
    public async Task The_Vietnamese_edition_has_Vietnamese_alone()
    {
        var pdf = await printed.PrintAsync(PaperPlan.Signed(Sample.Draft), EditionKey.Vietnamese);
        await AssertWholeAsync(pdf, 12, 18);
        await AssertNoHalfEmptyPageAsync(pdf);
        var words = string.Join(' ', await Poppler.PagesAsync(pdf));
        Assert.Contains("KẾ HOẠCH", words, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(the|and|with|plan|task|tasks|milestone|of|draft|sector|outputs)\b", words);
        Assert.DoesNotMatch("[\u0E80-\u0EFF]", words.Replace("ບຸນມີ ເມົາ", string.Empty, StringComparison.Ordinal).Replace("ບຸນມີເມົາ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Lao_edition_has_Lao_alone()
    {
        var pdf = await printed.PrintAsync(PaperPlan.Signed(Sample.Draft), EditionKey.Lao);
        await AssertWholeAsync(pdf, 14, 22);
        await AssertNoHalfEmptyPageAsync(pdf);
        var words = Hexadecimal().Replace(string.Join(' ', await Poppler.PagesAsync(pdf)), string.Empty);
        words = OtherName().Replace(words, string.Empty);
        Assert.Contains("ສາທາລະນະລັດ", words.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z\u00E0-\u024F\u1EA0-\u1EF9]{3,}", words);
    }

    [Fact]
    public async Task An_amendment_has_no_page_of_a_chart_keeps_to_A4_and_is_sealed_like_a_report()
    {
        var document = PaperPlan.Signed(Sample.Amendment) with { VerificationAddress = "https://reports.example.org/v/0123456789abcdef" };
        var pdf = await PdfSeal.SealAsync(await printed.PrintAsync(document, Joint), new SealedIssue(document.ToCanonical(), document, Joint), [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null);
        Assert.Equal(2, Regex.Count(await Poppler.ReadAsync(pdf, "pdfsig", "-nocert"), "Signature is Valid"));
        Assert.True(PdfVerification.Verify(pdf).Holds);
        Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(pdf, "qpdf", "--check"), StringComparison.Ordinal);
        Assert.All(await PageWords.OfAsync(pdf), page => Assert.True(page.Width < A3 - 100));
    }

    private static async Task AssertWholeAsync(byte[] pdf, int least, int most)
    {
        Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(pdf, "qpdf", "--check"), StringComparison.Ordinal);
        var facts = await Poppler.ReadAsync(pdf, "pdfinfo");
        Assert.Matches(@"Tagged: +yes\n", facts);
        var fonts = (await Poppler.ReadAsync(pdf, "pdffonts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+(LiberationSerif|Phetsarath)(-\w+)? +CID TrueType +Identity-H +yes yes yes ", font));
        var pages = await PageWords.OfAsync(pdf);
        Assert.InRange(pages.Count, least, most);

        // One page of the chart, the last and the only one on A3.
        Assert.Equal(A3, pages[^1].Width, 0.5);
        Assert.All(pages.SkipLast(1), page => Assert.True(page.Width < A3 - 100));
        Assert.Contains(pages[^1].Words, word => word.Text == "H3");
    }

    /// <summary>But for the last page of each part.</summary>
    private static async Task AssertNoHalfEmptyPageAsync(byte[] pdf)
    {
        var pages = await PageWords.OfAsync(pdf);
        for (var page = 0; page < pages.Count - 1; page++)
        {
            // The next one goes on with the same table where it begins with the table's head.
            if (pages[page + 1].Words.Any(word => word.Text is "Phụ" or "ເອກະສານຊ້ອນທ້າຍ" or "BIỂU") || pages[page].Width != pages[page + 1].Width)
            {
                continue;
            }

            var lowest = pages[page].Words.Where(word => word.Bottom < pages[page].Height - 19).Max(word => word.Bottom);
            Assert.True(lowest > pages[page].Height * 0.5, $"Page {page + 1} ends at {lowest:F0} of {pages[page].Height:F0} mm.");
        }
    }

    /// <summary>A person's name has one spelling.</summary>
    [GeneratedRegex(@"Nguyễn\s+Văn\s+Mẫu")]
    private static partial Regex OtherName();

    [GeneratedRegex("[0-9a-f]{4,}")]
    private static partial Regex Hexadecimal();
}

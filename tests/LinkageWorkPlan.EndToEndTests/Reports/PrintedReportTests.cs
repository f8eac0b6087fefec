using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.EndToEndTests.Reports;

public partial class PrintedReportTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    // Extracted Lao has a space after many tone marks: words are compared without any.
    private const string DraftMarkVi = "DỰTHẢO";
    private const string DraftMarkLo = "ສະບັບຮ່າງ";

    [Fact]
    public async Task Draft_page_by_page() => Snapshot.Verify(PageByPage(await Poppler.WrittenPagesAsync(printed.Draft)));

    [Fact]
    public async Task Issue_page_by_page() => Snapshot.Verify(PageByPage(await Poppler.WrittenPagesAsync(printed.Issue)));

    [Fact]
    public async Task Vietnamese_page_by_page() => Snapshot.Verify(PageByPage(await Poppler.WrittenPagesAsync(printed.Vietnamese)));

    [Fact]
    public async Task Lao_page_by_page() => Snapshot.Verify(PageByPage(await Poppler.WrittenPagesAsync(printed.Lao)));

    [Fact]
    public async Task English_page_by_page() => Snapshot.Verify(PageByPage(await Poppler.WrittenPagesAsync(printed.English)));

    [Fact]
    public void Every_edition_keeps_to_what_can_be_checked_of_PDF_A_and_PDF_UA() =>
        Assert.All([printed.Draft, printed.Issue, printed.Vietnamese, printed.Lao, printed.English], each => Assert.Equal(string.Empty, string.Join('\n', ConformanceChecks.BrokenBy(each))));

    [Fact]
    public async Task Every_page_of_a_draft_says_so_in_both_languages()
    {
        var pages = await Poppler.PagesAsync(printed.Draft);
        Assert.True(pages.Length >= 8, $"Only {pages.Length} pages were printed");
        Assert.All(pages, page =>
        {
            Assert.Contains(DraftMarkVi, WithoutSpaces(page), StringComparison.Ordinal);
            Assert.Contains(DraftMarkLo, WithoutSpaces(page), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_waits_for_signatures_says_so_in_the_margin_alone_with_the_code_of_its_content()
    {
        var waiting = SampleReport.Draft with { Fingerprint = SampleReport.Issue.Fingerprint };
        Assert.All(await Poppler.PagesAsync(await printed.PrintAsync(waiting, EditionKey.Vietnamese)), page =>
        {
            Assert.Contains("Bảntrìnhký·ສະບັບສະເໜີລົງນາມ", WithoutSpaces(page), StringComparison.Ordinal);
            Assert.Contains(ReportIssue.Grouped(ReportIssue.CodeOf(waiting.Fingerprint!)), WithoutSpaces(page), StringComparison.Ordinal);
            Assert.DoesNotContain(DraftMarkVi, WithoutSpaces(page), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task No_page_of_an_issue_says_draft() => Assert.All(await Poppler.PagesAsync(printed.Issue), page =>
    {
        Assert.DoesNotContain(DraftMarkVi, WithoutSpaces(page), StringComparison.Ordinal);
        Assert.DoesNotContain(DraftMarkLo, WithoutSpaces(page), StringComparison.Ordinal);
    });

    [Fact]
    public async Task Every_page_says_which_it_is_of_how_many_and_of_which_report()
    {
        var pages = await Poppler.PagesAsync(printed.Issue);
        for (var page = 1; page <= pages.Length; page++)
        {
            Assert.Contains($"{page}/{pages.Length}", WithoutSpaces(pages[page - 1]), StringComparison.Ordinal);
            Assert.Contains($"2026-H1·Lần/ສະບັບທີ1·{ReportIssue.Grouped(ReportIssue.CodeOf(SampleReport.Issue.Fingerprint!))}", WithoutSpaces(pages[page - 1]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_two_typefaces_are_used_and_both_are_embedded()
    {
        foreach (var pdf in new[] { printed.Draft, printed.Issue, printed.Vietnamese, printed.Lao })
        {
            var fonts = (await Poppler.ReadAsync(pdf, "pdffonts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
            Assert.Equal(pdf != printed.Vietnamese, fonts.Exists(font => font.Contains("+Phetsarath-Bold", StringComparison.Ordinal)));
            Assert.Contains(fonts, font => font.Contains("+LiberationSerif ", StringComparison.Ordinal));
            Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+(LiberationSerif|Phetsarath)(-\w+)? +CID TrueType +Identity-H +yes yes yes ", font));
        }
    }

    [Fact]
    public async Task Is_tagged_and_titled_and_holds_no_script()
    {
        var facts = await Poppler.ReadAsync(printed.Issue, "pdfinfo");
        Assert.Matches(@"Title: +ບົດລາຍງານ 2026-H1 – Báo cáo 2026-H1\n", facts);
        Assert.Matches(@"Tagged: +yes\n", facts);
        Assert.Matches(@"JavaScript: +no\n", facts);
    }

    [Fact]
    public async Task Says_its_language_and_has_an_outline_of_its_headings()
    {
        var objects = await Poppler.ReadAsync(printed.Issue, "qpdf", "--json=2", "--json-key=qpdf", "--json-key=outlines");
        Assert.Matches("\"/Lang\": \"u:lo\"", objects);
        Assert.Matches("\"/Lang\": \"u:vi\"", objects);
        foreach (var heading in new[] { "I. TÌNH HÌNH CHUNG", "4. ຜົນການປະຕິບັດຕົວຊີ້ວັດ", "Phụ lục IV – DANH MỤC SẢN PHẨM", "Phụ lục V – BIỂU ĐỒ TIẾN ĐỘ", "Biểu đồ tiến độ toàn bộ Kế hoạch" })
        {
            Assert.Contains(Titles(objects), title => title.Split(" · ").Contains(heading));
        }
    }

    [Fact]
    public async Task The_same_content_printed_again_is_the_same_file()
    {
        Assert.Equal(printed.Vietnamese, await printed.PrintAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese));
        Assert.Equal(printed.Draft, await printed.PrintAsync(SampleReport.Draft, new EditionKey(Edition.Joint, Domain.Side.Vietnam)));
        var facts = await Poppler.ReadAsync(printed.Vietnamese, "pdfinfo", "-isodates");
        Assert.Matches(@"CreationDate: +2026-06-26T02:00:00Z\n", facts);
        Assert.Matches(@"ModDate: +2026-06-26T02:00:00Z\n", facts);
    }

    [Fact]
    public async Task Is_a_file_without_faults()
    {
        foreach (var pdf in new[] { printed.Draft, printed.Issue, printed.Vietnamese, printed.Lao, printed.English })
        {
            Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(pdf, "qpdf", "--check"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_page_of_an_issue_that_can_be_checked_shows_its_code()
    {
        foreach (var pdf in new[] { printed.Vietnamese, printed.Lao, printed.English })
        {
            var pages = await Poppler.PagesAsync(pdf);
            var pictures = await Poppler.ReadAsync(pdf, "pdfimages", "-list");
            var code = ReportIssue.Grouped(ReportIssue.CodeOf(SampleReport.NumberedIssue.Fingerprint!));
            for (var page = 1; page <= pages.Length; page++)
            {
                Assert.Contains(code, pages[page - 1], StringComparison.Ordinal);
                Assert.Matches($@"(?m)^ +{page} +\d+ image ", pictures);
            }
        }

        Assert.DoesNotContain("image", await Poppler.ReadAsync(printed.Draft, "pdfimages", "-list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_read_in_order_with_headings_and_header_cells()
    {
        var structure = await Poppler.ReadAsync(printed.Vietnamese, "pdfinfo", "-struct-text");
        var last = -1;
        foreach (var words in new[] { "CỘNG HÒA XÃ HỘI", "BÁO CÁO", "Kính gửi", "I. TÌNH HÌNH CHUNG", "V. KIẾN NGHỊ", "Nơi nhận", "TM. TỔ CÔNG TÁC CHUNG", "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", "ĐIỀU CHỈNH KẾ HOẠCH" })
        {
            var place = structure.IndexOf(words, last + 1, StringComparison.Ordinal);
            Assert.True(place > last, $"{words} is not read where it should be");
            last = place;
        }

        Assert.Single(HeadingOne().Matches(structure));
        Assert.Matches(@"\bH2 \(block\)", structure);
        Assert.Matches(@"\bH3 \(block\)", structure);
        Assert.Matches(@"\bTH\b", structure);
        Assert.DoesNotContain("DỰ THẢO", await Poppler.ReadAsync(printed.Draft, "pdfinfo", "-struct-text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_upright_and_annexes_lie_across()
    {
        var pages = await Poppler.PagesAsync(printed.Issue);
        var sizes = await Poppler.ReadAsync(printed.Issue, "pdfinfo", "-f", "1", "-l", pages.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var widths = Width().Matches(sizes).Select(match => match.Groups[1].Value).ToList();
        var firstAnnex = Array.FindIndex(pages, page => page.Contains("Phụ lục I:", StringComparison.Ordinal));
        Assert.True(firstAnnex > 0, "Annex I was not found");
        Assert.All(widths.Take(firstAnnex), width => Assert.Equal("594.96", width));
        Assert.All(widths.Skip(firstAnnex), width => Assert.Equal("841.92", width));
    }

    [Fact]
    public async Task No_line_begins_with_a_repetition_mark() => Assert.All(
        await Poppler.PagesAsync(printed.Draft),
        page => Assert.DoesNotContain(page.Split('\n'), line => line.TrimStart().StartsWith('ໆ')));

    [Fact]
    public async Task No_line_ends_within_a_Lao_term()
    {
        // Without spaces, and of different lengths, so that ends of lines fall everywhere.
        string[] terms = ["ໜ້າວຽກ", "ຮ່າໂນ້ຍ", "ຂີດໝາຍ", "ແຜນວຽກ", "ຄະນະເຮັດວຽກຮ່ວມ"];
        var words = string.Concat(Enumerable.Range(0, 150).Select(place => terms[place * place % terms.Length] + (place % 7 == 0 ? "ກຳລັງ" : string.Empty)));
        var content = SampleReport.Draft with { Sections = [new(SectionKeys.Context, SampleReport.Text("Một câu.", words))] };
        var lines = (await Poppler.WrittenPagesAsync(await printed.PrintAsync(content, EditionKey.Lao))).SelectMany(page => page.Split('\n')).Select(WithoutSpaces).ToList();
        var ends = lines.Zip(lines.Skip(1)).Where(each => terms.Any(term => each.First.Contains(term, StringComparison.Ordinal)) && terms.Any(term => each.Second.Contains(term, StringComparison.Ordinal))).ToList();
        Assert.True(ends.Count > 5, $"{ends.Count} lines");
        Assert.Empty(from end in ends from term in terms from cut in Enumerable.Range(1, term.Length - 1) where end.First.EndsWith(term[..cut], StringComparison.Ordinal) && end.Second.StartsWith(term[cut..], StringComparison.Ordinal) select $"{term[..cut]}|{term[cut..]}");
    }

    [Fact]
    public async Task No_word_of_the_English_edition_is_broken_and_its_page_number_stands_alone_in_the_top_margin()
    {
        var pages = await PageWords.OfAsync(printed.English);
        var words = pages.SelectMany(page => page.Words.Select(word => word.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.All(["Completed", "Cancelled", "Planned", "Delayed"], word => Assert.Contains(word, words));
        Assert.DoesNotContain("Comple", words);
        Assert.All(pages, page => Assert.Equal(page.Width / 2, PlacedWord.Around([.. page.Words.Where(word => word.Bottom < 20)]).Middle, 8.0));
    }

    [Fact]
    public async Task A_kept_place_says_in_words_what_stands_there()
    {
        var file = PdfFile.Read(await printed.PrintAsync(SampleReport.Issue, EditionKey.Vietnamese));
        var said = file.Newest.Objects.Select(number => file.Resolve(new PdfReference(number), 0)).OfType<PdfDictionary>()
            .Where(each => each.NameOf("Subtype") == "Link").Select(each => (each["Contents"] as PdfString)?.Words).ToList();
        Assert.Contains("Số: (cấp sau)", said);
        Assert.DoesNotContain(said, words => words?.StartsWith("number-", StringComparison.Ordinal) is not false);
    }

    private static IEnumerable<string> Titles(string objects) => Title().Matches(objects).Select(match => Regex.Unescape(match.Groups[1].Value));

    private static string WithoutSpaces(string page) => Space().Replace(page, string.Empty);

    private static string PageByPage(string[] pages) => string.Join('\n', pages.Select((page, index) =>
        $"== {index + 1}\n{string.Join('\n', page.Split('\n').Select(WithoutLaoSpaces).Where(line => line.Length > 0))}"));

    private static string WithoutLaoSpaces(string line) => Lao().IsMatch(line) ? WithoutSpaces(line) : line.Trim();

    [GeneratedRegex(@"\bH1 \(block\)")]
    private static partial Regex HeadingOne();

    [GeneratedRegex(@"[\s\u2060]+")]
    private static partial Regex Space();

    [GeneratedRegex("[\u0E80-\u0EFF]")]
    private static partial Regex Lao();

    [GeneratedRegex("\"title\": \"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Title();

    [GeneratedRegex(@"Page +\d+ size: +([\d.]+) x")]
    private static partial Regex Width();
}

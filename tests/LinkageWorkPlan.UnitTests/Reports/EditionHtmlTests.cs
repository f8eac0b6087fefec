using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>One content in the forms of the two national offices and in English.</summary>
public partial class EditionHtmlTests
{
    private static readonly EditionKey English = new(Edition.English, Side.Vietnam);
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));

    [Fact]
    public async Task Vietnamese_draft() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.Draft, EditionKey.Vietnamese)));

    [Fact]
    public async Task Vietnamese_issue() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese)));

    [Fact]
    public async Task Lao_draft() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.Draft, EditionKey.Lao)));

    [Fact]
    public async Task Lao_issue() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Lao)));

    [Fact]
    public async Task English_issue() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.NumberedIssue, English)));

    [Fact]
    public async Task A_number_and_a_date_that_no_office_gave_are_gaps_until_it_is_issued()
    {
        var body = Words(await Html.BodyAsync(SampleReport.Draft, EditionKey.Vietnamese));
        Assert.Contains("Số:        /BC-…", body, StringComparison.Ordinal);
        Assert.Contains("Hà Nội, ngày      tháng      năm 2026", body, StringComparison.Ordinal);
        Assert.Contains("(Kèm theo Báo cáo số …/BC-… ngày … tháng … năm …", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Letterhead.Group, "BỘ CÔNG THƯƠNG TỔ CÔNG TÁC CHUNG VIỆT NAM – LÀO CỘNG HÒA", "TM. TỔ CÔNG TÁC CHUNG ĐỒNG TỔ TRƯỞNG PHÍA VIỆT NAM Viện trưởng Viện Nghiên cứu", "của Tổ công tác chung")]
    [InlineData(Letterhead.Institute, "BỘ CÔNG THƯƠNG VIỆN NGHIÊN CỨU CHIẾN LƯỢC, CHÍNH SÁCH CÔNG THƯƠNG CỘNG HÒA", "VIỆN TRƯỞNG ĐỒNG TỔ TRƯỞNG PHÍA VIỆT NAM", "của Viện Nghiên cứu")]
    public async Task Letterhead_signature_and_annexes_name_the_same_body(Letterhead letterhead, string head, string signed, string annexes)
    {
        var body = Gap().Replace(Words(await new ReportHtml(new ReportTemplates(Repository.FullPath("templates"), letterhead)).BodyAsync(SampleReport.Draft, EditionKey.Vietnamese)), " ");
        Assert.Contains(head, body, StringComparison.Ordinal);
        Assert.Contains(signed, body, StringComparison.Ordinal);
        Assert.Contains(annexes, body, StringComparison.Ordinal);
        Assert.Equal(letterhead == Letterhead.Group, body.Contains("TM. TỔ CÔNG TÁC CHUNG", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_reads_the_same_in_both_languages_stands_once_in_the_joint_copy()
    {
        var content = SampleReport.Draft with { Signatures = [SampleReport.Draft.Signatures[0] with { Name = SampleReport.Text("John Smith", "John Smith") }, SampleReport.Draft.Signatures[1]] };
        var body = Words(await Html.BodyAsync(content, new EditionKey(Edition.Joint, Side.Laos)));
        Assert.Equal(2, body.Split("John Smith").Length);
        Assert.Contains("Bounmy Mau", body, StringComparison.Ordinal);
        Assert.Contains("ບຸນມີ ເມົາ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issued_file_says_that_a_number_follows_and_keeps_a_place_for_it()
    {
        var joint = new EditionKey(Edition.Joint, Side.Laos);
        foreach (var (key, places) in new (EditionKey, string[])[]
        {
            (EditionKey.Vietnamese, ["number-vietnam-number", "number-vietnam-date"]),
            (EditionKey.Lao, ["number-laos-number", "number-laos-date"]),
            (joint, ["number-laos-both", "number-vietnam-both"]),
            (new EditionKey(Edition.English, Side.Vietnam), []),
        })
        {
            var issued = await Html.BodyAsync(SampleReport.Issue, key);
            Assert.Equal(places, PlacesIn(issued));
            Assert.DoesNotMatch("…/|/BC-…|…………|     năm|tháng …", Words(issued));
            Assert.Empty(PlacesIn(await Html.BodyAsync(SampleReport.Draft, key)));
            Assert.Empty(PlacesIn(await Html.BodyAsync(SampleReport.NumberedIssue, key)));

            // The layer of a side has its own places alone to draw, whatever the other side gave.
            foreach (var side in Sides.Both)
            {
                var drawn = await Html.RenderNumberAsync(SampleReport.NumberedIssue, key, side);
                Assert.Equal(places.Where(each => each.StartsWith($"number-{side.ToString().ToLowerInvariant()}-", StringComparison.Ordinal)), PlacesIn(drawn));
            }
        }

        Assert.Contains("Số: (cấp sau) Hà Nội, (ngày ghi sau)", Words(await Html.BodyAsync(SampleReport.Issue, EditionKey.Vietnamese)), StringComparison.Ordinal);
        Assert.Contains("Số: 05/BC-TCT", Words(await Html.RenderNumberAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese, Side.Vietnam)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_issue_says_on_its_first_page_which_one_it_replaces()
    {
        var joint = new EditionKey(Edition.Joint, Side.Vietnam);
        var unnumbered = new ReplacedIssue(1, new DateOnly(2026, 6, 26), []);
        var numbered = unnumbered with { OfficeNumbers = SampleReport.NumberedIssue.OfficeNumbers };
        foreach (var (key, number, issue) in new (EditionKey, string[], string[])[]
        {
            (EditionKey.Vietnamese, ["(Thay thế Báo cáo số 05/BC-TCT ngày 05 tháng 01 năm 2026)"], ["(Thay thế Báo cáo 2026-H1, lần ban hành 1, ngày 26 tháng 6 năm 2026)"]),
            (EditionKey.Lao, ["(ແທນບົດລາຍງານ ເລກທີ 0374/ອຄ.ສອຄພ, ລົງວັນທີ 26 ມິຖຸນາ 2026)"], ["(ແທນບົດລາຍງານ 2026-H1, ສະບັບທີ 1, ລົງວັນທີ 26 ມິຖຸນາ 2026)"]),
            (joint, ["(Thay thế Báo cáo số 05/BC-TCT", "(ແທນບົດລາຍງານ ເລກທີ 0374/"], ["lần ban hành 1", "ສະບັບທີ 1, ລົງ"]),
            (English, ["(Replaces report No. 05/BC-TCT of 5 January 2026, issue 1)"], ["(Replaces issue 1 of 26 June 2026)"]),
        })
        {
            var withNumber = Read(await Html.BodyAsync(SampleReport.Draft with { Replaces = numbered }, key));
            Assert.All(number, each => Assert.Contains(each, withNumber, StringComparison.Ordinal));
            var without = Read(await Html.BodyAsync(SampleReport.Draft with { Replaces = unnumbered }, key));
            Assert.All(issue, each => Assert.Contains(each, without, StringComparison.Ordinal));
            Assert.DoesNotMatch("Thay thế|ແທນບົດ|Replaces", Words(await Html.BodyAsync(SampleReport.Draft, key)));
        }

        // Between elements stands a space, also before a comma.
        static string Read(string html) => Words(html).Replace(" ,", ",", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_that_a_correction_changed_are_marked_in_its_table()
    {
        var item = new CorrectionItem(SampleReport.Text("Nhiệm vụ A1", "ໜ້າວຽກ A1"), SampleReport.Text("Hoàn thành 40 phần trăm", "ສຳເລັດ 40"), SampleReport.Text("Hoàn thành 45 phần trăm", "ສຳເລັດ 45"));
        var body = await Html.BodyAsync(SampleReport.Draft with { CorrectionItems = [item] }, new EditionKey(Edition.Joint, Side.Vietnam));
        Assert.Contains("Hoàn thành <span class=\"gone\">40</span> phần trăm", body, StringComparison.Ordinal);
        Assert.Contains("Hoàn thành <span class=\"came\">45</span> phần trăm", body, StringComparison.Ordinal);
        Assert.Contains("ສຳເລັດ <span class=\"came\">45</span>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"gone\"", await Html.BodyAsync(SampleReport.Draft with { CorrectionItems = [item with { Before = item.After }] }, EditionKey.Vietnamese), StringComparison.Ordinal);
    }

    private static IEnumerable<string> PlacesIn(string html) => Regex.Matches(html, "<a id=\"(number-[a-z-]+)\"").Select(match => match.Groups[1].Value);

    [Fact]
    public async Task An_edition_has_its_own_office_s_number()
    {
        var vietnamese = Words(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese));
        var lao = Words(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Lao));
        Assert.Contains("Số: 05/BC-TCT", vietnamese, StringComparison.Ordinal);
        Assert.Contains("Hà Nội, ngày 05 tháng 01 năm 2026", vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain("0374", vietnamese, StringComparison.Ordinal);
        Assert.Contains("ເລກທີ: 0374/ອຄ.ສອຄພ", lao, StringComparison.Ordinal);
        Assert.Contains("ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 26 ມິຖຸນາ 2026", lao, StringComparison.Ordinal);
        Assert.DoesNotContain("05/BC", lao, StringComparison.Ordinal);
        foreach (var reader in Sides.Both)
        {
            // The joint copy has both, each in its side's language.
            var both = Words(await Html.BodyAsync(SampleReport.NumberedIssue, new EditionKey(Edition.Joint, reader)));
            Assert.Contains("Số: 05/BC-TCT, Hà Nội, ngày 05 tháng 01 năm 2026", both, StringComparison.Ordinal);
            Assert.Contains("ເລກທີ: 0374/ອຄ.ສອຄພ, ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 26 ມິຖຸນາ 2026", both, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deputy_signs_for_the_co_chair_and_no_name_has_a_title()
    {
        var vietnamese = Words(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese));
        Assert.Matches("TM\\. TỔ CÔNG TÁC CHUNG KT\\. ĐỒNG TỔ TRƯỞNG PHÍA VIỆT NAM Phó Viện trưởng Đã ký điện tử lúc 26/06/2026 01:05 \\(UTC\\+7\\) Nguyễn Văn Mẫu", vietnamese);
        Assert.DoesNotContain("PGS", vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain("ບຸນມີ", vietnamese, StringComparison.Ordinal);
        var lao = Words(await Html.BodyAsync(SampleReport.NumberedIssue, EditionKey.Lao));
        Assert.Matches("ວ່າການແທນ ປະທານຮ່ວມຝ່າຍລາວ ຮອງຫົວໜ້າສະຖາບັນ ລົງນາມດ້ວຍມືໃສ່ສະບັບເຈ້ຍ ທີ່ ວຽງຈັນ ວັນທີ 25/06/2026 ບຸນມີ ເມົາ", lao);
    }

    [Fact]
    public async Task Points_run_in_the_order_of_the_Vietnamese_alphabet()
    {
        var content = SampleReport.Draft with { Proposals = [.. Enumerable.Range(1, 7).Select(number => new ProposalItem(Side.Vietnam, SampleReport.Text($"Việc {number}", $"ວຽກ {number}")))] };
        var marks = Mark().Matches(await Html.BodyAsync(content, EditionKey.Vietnamese)).Select(match => match.Groups[1].Value);
        Assert.Equal(["a)", "b)", "c)", "d)", "đ)", "e)", "g)"], marks.Take(7));
    }

    [Fact]
    public async Task A_national_edition_is_in_one_language_with_its_tables_and_charts()
    {
        Assert.DoesNotMatch("[\u0E80-\u0EFF]", await WithoutMarkAsync(SampleReport.NumberedIssue, EditionKey.Vietnamese));
        Assert.DoesNotContain("Nhiệm vụ", await WithoutMarkAsync(SampleReport.NumberedIssue, EditionKey.Lao), StringComparison.Ordinal);
        Assert.Contains("Nhiệm vụ", await WithoutMarkAsync(SampleReport.NumberedIssue, new EditionKey(Edition.Joint, Side.Laos)), StringComparison.Ordinal);

        // A text that nobody rendered yet is shown in the language it was written in.
        static async Task<string> WithoutMarkAsync(ReportContent content, EditionKey key) =>
            await Html.BodyAsync(content with { Sections = [.. content.Sections.Where(each => each.Key != SectionKeys.Lessons)] }, key);
    }

    [Fact]
    public async Task An_annex_of_which_there_is_nothing_is_left_out_and_the_text_says_so()
    {
        var without = Words(await Html.BodyAsync(SampleReport.Draft with { Products = [], Changes = [] }, EditionKey.Vietnamese));
        Assert.Contains("(Chi tiết tại Phụ lục I; trong kỳ chưa có sản phẩm được bàn giao; biểu đồ tiến độ tại Phụ lục IV; trong kỳ Kế hoạch không có điều chỉnh)", without, StringComparison.Ordinal);
        Assert.Matches("Phụ lục IV ?: BIỂU ĐỒ TIẾN ĐỘ", without);
        Assert.DoesNotContain("DANH MỤC SẢN PHẨM", without, StringComparison.Ordinal);
        Assert.DoesNotContain("ĐIỀU CHỈNH KẾ HOẠCH", without, StringComparison.Ordinal);
        var with = Words(await Html.BodyAsync(SampleReport.Draft, EditionKey.Vietnamese));
        Assert.Contains("(Chi tiết tại Phụ lục I; danh mục sản phẩm tại Phụ lục IV; biểu đồ tiến độ tại Phụ lục V; điều chỉnh kế hoạch tại Phụ lục VI)", with, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_whose_cut_off_lies_ahead_says_so_on_every_page_and_in_its_summary()
    {
        var ahead = SampleReport.Draft with { TakenOn = new(2026, 5, 20) };
        Assert.Matches(@"Số liệu tạm tính đến ngày\s+20/05/2026\s*; ngày chốt số liệu\s+14/06/2026\s+chưa đến\.", Words(await Html.BodyAsync(ahead, EditionKey.Vietnamese)));
        Assert.Contains("số\\20 liệu\\20 tạm\\20 tính", await Html.RenderAsync(ahead, EditionKey.Vietnamese), StringComparison.Ordinal);
        Assert.DoesNotContain("tạm\\20 tính", await Html.RenderAsync(SampleReport.Draft, EditionKey.Vietnamese), StringComparison.Ordinal);

        // B1.1 was planned for 29 May: nobody could know on the 20th that it would be late.
        Assert.Equal(new MilestoneFigures(1, 1, 1), MilestoneFigures.Of(ahead));
    }

    [Fact]
    public async Task English_says_that_it_is_not_signed_and_where_words_are_not_English()
    {
        var body = Words(await Html.BodyAsync(SampleReport.NumberedIssue, English));
        Assert.Contains("For reference only, not signed.", body, StringComparison.Ordinal);
        Assert.Contains("[no English yet; original in Vietnamese]", body, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có tiếng Anh", body, StringComparison.Ordinal);
        Assert.DoesNotContain("signature-blocks", await Html.BodyAsync(SampleReport.NumberedIssue, English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edition_has_one_title_and_no_level_left_out()
    {
        foreach (var key in EditionKey.Issued.Append(English))
        {
            var levels = Heading().Matches(await Html.BodyAsync(SampleReport.Draft, key)).Select(match => match.Groups[1].Value[0] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{key}: h{pair.First} before h{pair.Second}"));
        }
    }

    [Fact]
    public async Task A_code_to_check_stands_on_every_page_of_an_issue_alone()
    {
        foreach (var key in EditionKey.Issued)
        {
            Assert.Contains("@bottom-right{content:image-set(url(\"data:image/png;base64,", await Html.RenderAsync(SampleReport.NumberedIssue, key), StringComparison.Ordinal);
            Assert.DoesNotContain("image-set(", await Html.RenderAsync(SampleReport.Issue, key), StringComparison.Ordinal);
            Assert.DoesNotContain("image-set(", await Html.RenderAsync(SampleReport.Draft with { VerificationAddress = "https://example.org/v/1" }, key), StringComparison.Ordinal);
        }
    }

    private static string Lines(string body) => string.Join('\n', body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string Words(string body) => System.Net.WebUtility.HtmlDecode(Gap().Replace(Tag().Replace(BoundTerms.Removed(body), " "), " ").Replace("\u2060", string.Empty, StringComparison.Ordinal)).Replace('\u00A0', ' ');

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("[ \n]+")]
    private static partial Regex Gap();

    [GeneratedRegex("<div class=\"numbered\"><span>([^<]+)</span>")]
    private static partial Regex Mark();

    [GeneratedRegex("<h([1-6])")]
    private static partial Regex Heading();
}

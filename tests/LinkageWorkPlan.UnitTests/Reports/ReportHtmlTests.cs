using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public partial class ReportHtmlTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);

    [Fact]
    public async Task Joint_draft_with_Vietnam_first() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.Draft, Joint(Side.Vietnam))));

    [Fact]
    public async Task Joint_issue_with_Laos_first() => Snapshot.Verify(Lines(await Html.BodyAsync(SampleReport.Issue, Joint(Side.Laos))));

    [Fact]
    public async Task Head_and_foot_of_the_document()
    {
        var document = await Html.RenderAsync(SampleReport.Issue, new EditionKey(Edition.Joint, Side.Laos));
        var head = document[..document.IndexOf("<style>", StringComparison.Ordinal)];
        Assert.Contains("<html lang=\"lo\">", head, StringComparison.Ordinal);
        Assert.Contains("<title>ບົດລາຍງານ 2026-H1 – Báo cáo 2026-H1</title>", head, StringComparison.Ordinal);
        var foot = Escaped().Replace(Foot().Match(document).Groups[1].Value, each => char.ConvertFromUtf32(int.Parse(each.Groups[1].Value, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal($"2026-H1 · Lần / ສະບັບທີ 1 · {ReportIssue.Grouped(CanonicalContent.FingerprintOf(SampleReport.Draft)[..16])}", foot);
    }

    [Fact]
    public async Task Asks_no_other_address_and_runs_no_script()
    {
        var document = await Html.RenderAsync(SampleReport.Draft, new EditionKey(Edition.Joint, Side.Vietnam));
        Assert.Contains("default-src 'none'", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", document, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", document, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", document, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_a_draft_says_so()
    {
        Assert.Contains("DỰ THẢO", await Html.BodyAsync(SampleReport.Draft, Joint(Side.Vietnam)), StringComparison.Ordinal);
        Assert.Contains("ສະບັບຮ່າງ", await Html.BodyAsync(SampleReport.Draft, Joint(Side.Vietnam)), StringComparison.Ordinal);
        Assert.DoesNotContain("draft-mark", await Html.BodyAsync(SampleReport.Issue, Joint(Side.Vietnam)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_s_own_side_stands_left()
    {
        var vietnam = await Html.BodyAsync(SampleReport.Issue, Joint(Side.Vietnam));
        var laos = await Html.BodyAsync(SampleReport.Issue, Joint(Side.Laos));
        Assert.True(Before(vietnam, "TÌNH HÌNH CHUNG", "ສະພາບລວມ") && Before(vietnam, "Nguyễn Văn Mẫu", "ບຸນມີ ເມົາ"));
        Assert.True(Before(laos, "ສະພາບລວມ", "TÌNH HÌNH CHUNG") && Before(laos, "ບຸນມີ ເມົາ", "Nguyễn Văn Mẫu"));
    }

    [Fact]
    public async Task A_missing_rendering_shows_the_source_and_says_so()
    {
        var body = await Html.BodyAsync(SampleReport.Draft, Joint(Side.Vietnam));
        Assert.Equal(2, body.Split("Lấy ý kiến sớm.").Length - 1);
        Assert.Contains("chưa có tiếng Lào", body, StringComparison.Ordinal);
        Assert.Contains("ຍັງບໍ່ມີພາສາລາວ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_rendering_is_marked()
    {
        var stale = SampleReport.Draft with { Subject = SampleReport.Draft.Subject.Write(Language.Vi, "Kết quả mới") };
        Assert.DoesNotContain("bản dịch chưa cập nhật", await Html.BodyAsync(SampleReport.Draft, Joint(Side.Vietnam)), StringComparison.Ordinal);
        Assert.Contains("bản dịch chưa cập nhật", await Html.BodyAsync(stale, Joint(Side.Vietnam)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_issue_opens_with_what_changed()
    {
        var second = SampleReport.Issue with { IssueNumber = 2, Corrections = SampleReport.Text("Sửa số liệu B1.", "ແກ້ໄຂຕົວເລກ B1.") };
        var body = await Html.BodyAsync(second, Joint(Side.Vietnam));
        Assert.True(Before(body, "Sửa số liệu B1.", "TÌNH HÌNH CHUNG"));
    }

    [Theory]
    [InlineData(Side.Vietnam)]
    [InlineData(Side.Laos)]
    public async Task Every_word_stands_under_its_own_language(Side first)
    {
        var words = WordsByLanguage(await Html.BodyAsync(SampleReport.Draft, Joint(first)));
        Assert.True(words.Count > 300, $"Only {words.Count} pieces of text were found");
        Assert.DoesNotContain(words, each => Lao().IsMatch(each.Text) && each.Language != "lo");
        Assert.DoesNotContain(words, each => Vietnamese().IsMatch(each.Text) && each.Language != "vi");
    }

    private static EditionKey Joint(Side first) => new(Edition.Joint, first);

    private static bool Before(string body, string one, string other)
    {
        var (first, second) = (body.IndexOf(one, StringComparison.Ordinal), body.IndexOf(other, StringComparison.Ordinal));
        Assert.True(first >= 0 && second >= 0, $"{one} and {other} are to be found");
        return first < second;
    }

    private static string Lines(string body) =>
        string.Join('\n', body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static List<(string Text, string? Language)> WordsByLanguage(string body)
    {
        var words = new List<(string, string?)>();
        var open = new Stack<string?>();
        foreach (Match piece in Piece().Matches(body))
        {
            if (!piece.Value.StartsWith('<'))
            {
                words.Add((piece.Value.Trim(), open.TryPeek(out var language) ? language : null));
            }
            else if (piece.Value.StartsWith("</", StringComparison.Ordinal))
            {
                open.Pop();
            }
            else if (!piece.Value.EndsWith("/>", StringComparison.Ordinal) && !piece.Value.StartsWith("<col ", StringComparison.Ordinal))
            {
                var own = Lang().Match(piece.Value);
                open.Push(own.Success ? own.Groups[1].Value : open.TryPeek(out var around) ? around : null);
            }
        }

        Assert.Empty(open);
        return words;
    }

    [GeneratedRegex("""@bottom-left\{content:"([^"]*)"\}""")]
    private static partial Regex Foot();

    /// <summary>A tag or a text between tags that is not blank.</summary>
    [GeneratedRegex(@"<[^>]+>|[^<]*[^<\s][^<]*")]
    private static partial Regex Piece();

    [GeneratedRegex(" lang=\"(\\w+)\"")]
    private static partial Regex Lang();

    [GeneratedRegex("[\u0E80-\u0EFF]")]
    private static partial Regex Lao();

    [GeneratedRegex(@"\\([0-9a-f]+) ")]
    private static partial Regex Escaped();

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]")]
    private static partial Regex Vietnamese();
}

using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public sealed class FontCoverageTests
{
    private static readonly FontCoverage Fonts = new ReportTemplates(Repository.FullPath("templates")).Fonts;

    [Theory]
    [InlineData("ĂăÂâĐđÊêÔôƠơƯư ÀÁẢÃẠ ẰẮẲẴẶ ẦẤẨẪẬ ÈÉẺẼẸ ỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ỒỐỔỖỘ ỜỚỞỠỢ ÙÚỦŨỤ ỪỨỬỮỰ ỲÝỶỸỴ ₫ % – — … “” ‘’ « » § ° ½ € × ≥ ≤ → ‑")]
    [InlineData("ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ ໜໝຫຼ ະັາຳິີຶືຸູົຼຽ ເແໂໃໄ ່້໊໋໌ໍ ໆ ໐໑໒໓໔໕໖໗໘໙ ຯ ₭")]
    public void Both_languages_are_printed_by_the_shipped_fonts(string letters) => Assert.Empty(Fonts.NotPrinted(letters));

    [Theory]
    [InlineData("ไทยเบฟเวอเรจ", "ไ")]
    [InlineData("삼성전자", "삼")]
    [InlineData("ភ្នំពេញ", "ភ")]
    [InlineData("ရန်ကုန်", "ရ")]
    [InlineData("हिन्दी", "ह")]
    [InlineData("🙂", "🙂")]
    [InlineData("中文", "中")]
    public void A_letter_that_no_shipped_font_has_is_found_whatever_is_installed(string words, string first) =>
        Assert.Equal(first, Fonts.NotPrinted("Công ty " + words)[0].ToString());

    [Fact]
    public void A_report_with_such_letters_is_not_sent_and_each_place_is_named()
    {
        var whole = SampleReport.Draft;
        Assert.DoesNotContain(ContentChecks.Of(whole, new DateOnly(2027, 1, 1), Fonts), each => each.Rule == Rules.LetterNotPrinted);

        var content = whole with
        {
            Sections = [.. whole.Sections.Select(each => each.Key == SectionKeys.Context ? each with { Narrative = LocalizedText.Of(Language.Vi, "Công ty 삼성", "ບໍລິສັດ ไทย") } : each)],
            Tasks = [whole.Tasks[0] with { Title = LocalizedText.Of(Language.Lo, "中", "ງານ") }, .. whole.Tasks.Skip(1)],
        };

        var found = ContentChecks.Of(content, new DateOnly(2027, 1, 1), Fonts).Where(each => each.Rule == Rules.LetterNotPrinted).Select(each => (each.Subject, each.Arguments[2], each.Arguments[^1])).ToList();
        Assert.Equal(
            [(SectionKeys.Context, "삼 (U+C0BC) 성 (U+C131)", "vi"), (SectionKeys.Context, "ไ (U+0E44) ท (U+0E17) ย (U+0E22)", "lo"), (ContentChecks.TaskPrefix + whole.Tasks[0].Code, "中 (U+4E2D)", "vi")],
            found.OrderBy(each => each.Subject != SectionKeys.Context).ThenBy(each => (string)each.Item3 != "vi"));
    }

    [Fact]
    public void The_style_of_reports_names_shipped_families_alone_and_ends_with_the_one_that_has_a_box_for_every_letter()
    {
        var families = Repository.TextFiles("templates/reports/", ".css").SelectMany(path => Repository.Read(path).Split('\n'))
            .Where(line => line.Contains("font-family:", StringComparison.Ordinal))
            .SelectMany(line => line.Split("font-family:")[1].Split(';')[0].Split(',')).Select(each => each.Trim().Trim('\'')).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["Last Resort", "Liberation Serif", "Phetsarath"], families);
        Assert.All(
            Repository.TextFiles("templates/reports/", ".css").SelectMany(path => Repository.Read(path).Split('\n')).Where(line => line.Contains("font-family:", StringComparison.Ordinal)),
            line => Assert.Contains("'Last Resort';", line, StringComparison.Ordinal));
    }

    /// <summary>One of two families may lack it, but not one face of a family: a heading would print it blank.</summary>
    [Fact]
    public void A_letter_that_only_one_face_of_a_family_has_is_not_printed()
    {
        var (vietnamese, lao) = (Face("LiberationSerif-Bold.ttf"), Face("phetsarath-lao-400-normal.woff2"));
        Assert.Empty(new FontCoverage([[vietnamese], [lao]]).NotPrinted("Đ ກ"));
        Assert.Equal(["Đ", "ກ"], new FontCoverage([[vietnamese, lao]]).NotPrinted("Đ ກ").Select(each => each.ToString()));
    }

    private static byte[] Face(string name) => File.ReadAllBytes(Repository.FullPath("templates/fonts/" + name));

    [Fact]
    public void What_is_no_font_is_reported() => Assert.Throws<InvalidDataException>(() => new FontCoverage([[Encoding.ASCII.GetBytes("no font at all, but long enough")]]));
}

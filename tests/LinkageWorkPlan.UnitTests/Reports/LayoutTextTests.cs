using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Layout;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public class LayoutTextTests
{
    [Theory]
    [InlineData("ຕ່າງໆ", "ຕ່າງ|ໆ")]
    [InlineData("ອື່ນ ໆ ອີກ", "ອື່ນ~|ໆ ອີກ")]
    [InlineData("ລົງວັນທີ 5 ມັງກອນ 2026", "ລົງວັນທີ~5~ມັງກອນ~2026")]
    [InlineData("ແຜນວຽກປີ 2026", "ແຜນວຽກປີ~2026")]
    public void A_Lao_line_does_not_begin_with_a_repetition_mark_and_a_date_holds_together(string words, string expected) =>
        Assert.Equal(expected, Shown(words, Language.Lo));

    [Theory]
    [InlineData("họp ngày 05 tháng 01 năm 2026 tại Hà Nội", "họp ngày~05 tháng~01 năm~2026 tại Hà Nội", Language.Vi)]
    [InlineData("6 tháng đầu năm 2026", "6 tháng đầu năm~2026", Language.Vi)]
    [InlineData("on 5 January 2026", "on 5~January~2026", Language.En)]
    public void A_word_of_a_date_keeps_its_number(string words, string expected, Language language) =>
        Assert.Equal(expected, Shown(words, language));

    [Theory]
    [InlineData("ທ່ານ Nguyễn Văn A ສະເໜີ", "lo:ທ່ານ |vi:Nguyễn Văn A|lo: ສະເໜີ")]
    [InlineData("I. ສະພາບລວມ", "lo:I. |lo=:ສະພາບລວມ")]
    [InlineData("ເອກະສານຊ້ອນທ້າຍ III", "lo=:ເອກະສານຊ້ອນທ້າຍ|lo: III")]
    [InlineData("ບົດລາຍງານ 2026-H1.", "lo=:ບົດລາຍງານ|lo: |vi!:2026-H1|lo:.")]
    [InlineData("38 ໜ້າວຽກ, 45%", "lo:38 |lo=:ໜ້າວຽກ|lo:, 45%")]
    [InlineData("ຂອງ VIOIT ແລະ IICE", "lo:ຂອງ |vi:VIOIT|lo: ແລະ |vi:IICE")]
    public void Names_in_Latin_letters_inside_Lao_stand_in_their_own_run(string words, string expected) =>
        Assert.Equal(expected, Runs(words, Language.Lo));

    [Theory]
    [InlineData("ຢູ່ຮ່າໂນ້ຍ", "lo:ຢູ່|lo=:ຮ່າໂນ້ຍ")]
    [InlineData("ໜ້າວຽກຍ່ອຍ", "lo=:ໜ້າວຽກຍ່ອຍ")]
    [InlineData("ແຜນວຽກໆ", "lo=:ແຜນວຽກ|lo:\u2060ໆ")]
    [InlineData("ແຜນວຽກາ", "lo:ແຜນວຽກາ")]
    [InlineData("ເແຜນວຽກ", "lo:ເແຜນວຽກ")]
    public void A_Lao_term_stays_whole_and_no_letter_is_parted_from_its_signs(string words, string expected) => Assert.Equal(expected, Runs(words, Language.Lo));

    [Fact]
    public void Every_short_term_of_the_glossary_that_the_dictionary_cuts_stays_whole()
    {
        using var glossary = JsonDocument.Parse(File.ReadAllText(Repository.FullPath("templates/workplans/glossary.json")));
        var terms = glossary.RootElement.EnumerateArray().Select(each => each.GetProperty("lo").GetString()!.Normalize())
            .Where(each => each.Length <= LaoTerms.LengthMax && !each.Contains(' ', StringComparison.Ordinal) && WordBreaks.Split(each).Count > 1).Distinct().ToList();
        Assert.True(terms.Count > 60, $"{terms.Count} terms");
        Assert.Equal(string.Empty, string.Join(' ', terms.Where(term => LayoutText.Of(term, Language.Lo) is not [{ IsTerm: true }])));
        Assert.All(LaoTerms.Words.Split('|'), each => Assert.True(each.IsNormalized() && LayoutText.Of(each, Language.Lo) is [{ IsTerm: true }], $"{each} is not kept: a shorter term stands before it"));
    }

    [Theory]
    [InlineData("tiếng Lào (ພາສາລາວ) và", "vi:tiếng Lào (|lo:ພາສາລາວ|vi:) và")]
    [InlineData("hạn 14/06/2026, kỳ 2026–2027", "vi:hạn |vi!:14/06/2026|vi:, kỳ |vi!:2026–2027")]
    public void Lao_inside_Vietnamese_and_short_dates_stand_in_their_own_run(string words, string expected) =>
        Assert.Equal(expected, Runs(words, Language.Vi));

    [Fact]
    public void Html_is_escaped_and_says_which_language_a_foreign_run_is_in() => Assert.Equal(
        "ທ່ານ <span lang=\"vi\">Nguyễn &lt;b&gt; &amp; A</span> <span class=\"keep\">14/06/2026</span>",
        LayoutText.Html("ທ່ານ Nguyễn <b> & A 14/06/2026", Language.Lo));

    [Fact]
    public void Words_come_back_whole_without_what_the_layout_added()
    {
        const string words = "ຕ່າງໆ ວັນທີ 5 ມັງກອນ 2026 ທ່ານ Nguyễn Văn A, 2026–2027 (14/06/2026)";
        var layout = string.Concat(LayoutText.Of(words, Language.Lo).Select(run => run.Text));
        Assert.Equal(words, layout.Replace('\u00A0', ' ').Replace("\u2060", string.Empty, StringComparison.Ordinal));
    }

    private static string Shown(string words, Language language) =>
        string.Concat(LayoutText.Of(words, language).Select(run => run.Text)).Replace('\u00A0', '~').Replace('\u2060', '|');

    private static string Runs(string words, Language language) =>
        string.Join('|', LayoutText.Of(words, language).Select(run => $"{run.Language.Code()}{(run.Keep ? "!" : run.IsTerm ? "=" : string.Empty)}:{run.Text}"));
}

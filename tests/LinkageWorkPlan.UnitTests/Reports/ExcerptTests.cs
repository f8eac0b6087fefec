using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.UnitTests.Reports;

public class ExcerptTests
{
    private static readonly Language[] Both = [Language.Vi, Language.Lo];

    [Theory]
    [InlineData(40, false)]
    [InlineData(39, true)]
    public void A_text_that_fits_stays_whole(int most, bool isCut)
    {
        var text = SampleReport.Text("Một hai ba bốn năm sáu bảy tám chín mười", "ໜຶ່ງ");
        var excerpt = Excerpt.Of(text, Both, most);
        Assert.Equal(isCut, excerpt.IsCut);
        Assert.Equal(isCut ? "Một hai ba bốn năm sáu bảy tám chín…" : text.For(Language.Vi), excerpt.Words.For(Language.Vi));
    }

    [Fact]
    public void All_languages_are_cut_after_the_same_sentence()
    {
        var text = SampleReport.Text("Việc đầu xong. Việc hai cũng xong. Việc ba.", "ວຽກທີໜຶ່ງແມ່ນສຳເລັດແລ້ວຢ່າງຄົບຖ້ວນ. ວຽກທີສອງແມ່ນສຳເລັດແລ້ວຄືກັນ. ວຽກທີສາມ.");
        var excerpt = Excerpt.Of(text, Both, 40);
        Assert.Equal("Việc đầu xong. (…)", excerpt.Words.For(Language.Vi));
        Assert.StartsWith("ວຽກທີໜຶ່ງ", excerpt.Words.For(Language.Lo), StringComparison.Ordinal);
        Assert.EndsWith(". (…)", excerpt.Words.For(Language.Lo), StringComparison.Ordinal);
        Assert.True(excerpt.Words.IsReady(Language.Lo));
    }

    [Fact]
    public void Only_the_first_paragraph_is_taken_and_the_rest_is_not_hidden()
    {
        var excerpt = Excerpt.Of(SampleReport.Text("Đoạn một.\nĐoạn hai.", "ໜຶ່ງ.\nສອງ."), Both, 100);
        Assert.Equal(("Đoạn một. (…)", true), (excerpt.Words.For(Language.Vi), excerpt.IsCut));
    }

    [Fact]
    public void A_point_in_a_number_or_an_abbreviation_ends_no_sentence() =>
        Assert.Equal("Đạt 1.6 tỷ tại TP. Hồ…", Excerpt.Of(SampleReport.Text("Đạt 1.6 tỷ tại TP. Hồ Chí Minh. Hết.", null), [Language.Vi], 23).Words.For(Language.Vi));

    [Fact]
    public void A_language_that_is_missing_stays_missing()
    {
        var excerpt = Excerpt.Of(SampleReport.Text("Câu một khá dài. Câu hai.", null), Both, 18);
        Assert.Equal(RenderingState.Missing, excerpt.Words.StateOf(Language.Lo));
        Assert.Equal("Câu một khá dài. (…)", excerpt.Words.For(Language.Vi));
    }

    [Fact]
    public void A_word_without_end_is_cut_between_letters() =>
        Assert.Equal("ééé…", Excerpt.Of(SampleReport.Text("éééééééé", null), [Language.Vi], 3).Words.For(Language.Vi));

    [Fact]
    public void Nothing_stays_nothing() => Assert.Equal(new Excerpt(LocalizedText.Empty, false), Excerpt.Of(LocalizedText.Empty, Both, 10));
}

using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Letters at the ends of their ranges, and exact numbers of letters and words.</summary>
public class LetterEdgeTests
{
    [Fact]
    public void The_last_Lao_letter_is_one()
    {
        Assert.Equal("ກ\u0EDF", FoldedText.WithMarks("ກ \u0EDF").ToString());
        Assert.Equal("ກ\u0EDF", SearchKey.Folded("ກ \u0EDF"));
        Assert.Equal(ScriptDoubt.MostlyLao, ScriptCheck.Of(Language.Vi, "\u0EDF\u0EDF\u0EDF"));
    }

    [Fact]
    public void The_last_Latin_mark_is_one()
    {
        Assert.Equal(2, FoldedText.WithMarks("a\u036F").EndOf(0));
        Assert.Equal("a", SearchKey.Of("a\u036F"));
        Assert.True(SearchKey.HasMarks("x\u036F"));
        Assert.Equal("hoa\u0300\u036F".Normalize(), SearchKey.Exact("hoa\u0300\u036F"));
    }

    [Fact]
    public void The_first_and_the_last_Lao_digit_are_digits() => Assert.Equal(SortKey.OfCode("A09"), SortKey.OfCode("A\u0ED0\u0ED9"));

    [Fact]
    public void A_number_of_exactly_the_width_is_not_marked_as_longer() => Assert.Equal("A123456", SortKey.OfCode("A123456"));

    [Theory]
    [InlineData(Language.Vi, "ກຂຄ", ScriptDoubt.MostlyLao)]
    [InlineData(Language.Vi, "ກຂຄ abc", ScriptDoubt.None)]
    [InlineData(Language.Lo, "Kế hoạch công", ScriptDoubt.NothingLao)]
    [InlineData(Language.Lo, "Một Hai Ba Bốn Năm Sáu", ScriptDoubt.None)]
    public void A_doubt_begins_at_an_exact_number(Language field, string words, ScriptDoubt doubt) => Assert.Equal(doubt, ScriptCheck.Of(field, words));

    [Theory]
    [InlineData("hoậ", "hoa\u0323\u0302")]
    [InlineData("oaè", "oae\u0300")]
    public void Only_a_tone_alone_moves_to_the_first_vowel(string text, string folded) => Assert.Equal(folded, FoldedText.WithMarks(text).ToString());
}

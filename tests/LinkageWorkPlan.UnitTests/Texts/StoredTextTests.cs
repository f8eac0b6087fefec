using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>What may be stored of words, and what reads as Vietnamese.</summary>
public class StoredTextTests
{
    [Fact]
    public void Words_are_stored_up_to_their_limit_and_where_they_can_be_read()
    {
        StoredText.Require("abcd", "Title", 4);
        StoredText.Require("abcde", "Title", null);
        Assert.Equal((Rules.TooLong, "Title"), Refused(() => StoredText.Require("abcde", "Title", 4), "Title", 5, 4));
        Assert.Equal((Rules.GarbledText, "Title"), Refused(() => StoredText.Require("ab\uE001", "Title", 4), "Title", "U+E001", 3));
        StoredText.Require(LocalizedText.Empty, "Title", 4);
        StoredText.Require(LocalizedText.Of(Language.Vi, "abcd", "ນ້ຳນ້ຳ"), "Title", 4);
        Assert.Equal((Rules.TooLong, "Title"), Refused(() => StoredText.Require(LocalizedText.Of(Language.Vi, "abcd", null, "abcde"), "Title", 4), "Title", 5, 4));
    }

    [Fact]
    public void A_reason_may_be_left_out()
    {
        Assert.Equal((null, null, "Vì"), (StoredText.Reason(null), StoredText.Reason(" "), StoredText.Reason(" Vì ")));
        Assert.Equal(StoredText.ReasonMax, StoredText.Reason(new string('a', StoredText.ReasonMax))!.Length);
        Assert.Equal((Rules.TooLong, "Reason"), Refused(() => StoredText.Reason(new string('a', StoredText.ReasonMax + 1)), "Reason", StoredText.ReasonMax + 1, StoredText.ReasonMax));
    }

    [Theory]
    [InlineData("Nghiêng", true)]
    [InlineData("nghiêngg", false)]
    [InlineData("khuỷu", true)]
    [InlineData("đường", true)]
    [InlineData("quyết", true)]
    [InlineData("a", true)]
    [InlineData("các", true)]
    [InlineData("cạp", true)]
    [InlineData("cac", false)]
    [InlineData("càt", false)]
    [InlineData("cảch", false)]
    [InlineData("cànhh", false)]
    [InlineData("cáà", false)]
    [InlineData("fa", false)]
    [InlineData("wa", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void A_syllable_is_one_that_Vietnamese_has(string word, bool isVietnamese) => Assert.Equal(isVietnamese, Syllable.IsVietnamese(word));

    [Theory]
    [InlineData("", 0)]
    [InlineData("plan of work", 0)]
    [InlineData("kế hoạch", 1)]
    [InlineData("kế hoạch plan", 1)]
    [InlineData("kế fế", 0.5)]
    [InlineData("«kế»", 0)]
    [InlineData("kế-fế,1kế", 0.6666666666666666)]
    public void A_text_is_Vietnamese_as_far_as_its_marked_words_are(string text, double share) => Assert.Equal(share, VietnameseWords.ShareIn(text));

    [Theory]
    [InlineData('®', true, 'đ')]
    [InlineData('§', true, 'Đ')]
    [InlineData('«', true, 'ô')]
    [InlineData('þ', true, 'ỵ')]
    [InlineData('a', false, 'a')]
    [InlineData('°', false, '°')]
    public void A_sign_of_an_old_font_stands_for_a_letter(char sign, bool isSign, char letter)
    {
        Assert.Equal((isSign, letter), (Tcvn3.IsSign(sign), Tcvn3.LetterOf(sign)));
        Assert.Equal(sign == '°' ? '\uFFFD' : letter, Tcvn3.LetterOf((byte)sign));
    }

    [Theory]
    [InlineData((byte)0x7F, '\u007F')]
    [InlineData((byte)0x80, '\uFFFD')]
    public void Bytes_of_ASCII_stand_for_themselves(byte stored, char letter) => Assert.Equal(letter, Tcvn3.LetterOf(stored));

    private static (string Rule, string? Subject) Refused(Action act, params object[] named)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        Assert.Equal(named, broken.Arguments);
        return (broken.Rule, broken.Subject);
    }
}

using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Edges of the stored form: lines, spaces and letters that nobody can read.</summary>
public class NormalFormTests
{
    [Theory]
    [InlineData("a\vb\fc", "a\nb\nc")]
    [InlineData("a\u2029b", "a\nb")]
    [InlineData("a\r\rb", "a\n\nb")]
    [InlineData("a\n\rb", "a\n\nb")]
    [InlineData("a\r\n\r\nb", "a\n\nb")]
    [InlineData("a\r \nb", "a\n\nb")]
    [InlineData("a  \nb", "a\nb")]
    [InlineData("a\n\n", "a")]
    [InlineData("\n\n a", "a")]
    [InlineData("a\tb", "a b")]
    [InlineData("a  b", "a  b")]
    [InlineData("a\n b", "a\n b")]
    [InlineData("\ta", "a")]
    [InlineData("a\u0001b", "ab")]
    [InlineData("a\u034Fb", "ab")]
    [InlineData("a\u0335b", "a\u0335b")]
    [InlineData("Ð ð Ɖ ɖ", "Đ đ Đ đ")]
    [InlineData("C«ng Ðµo", "C«ng Ðµo")]
    public void Lines_and_spaces_have_one_form(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("\uFDCF", false)]
    [InlineData("\uFDD0", true)]
    [InlineData("\uFDEF", true)]
    [InlineData("\uFDF0", false)]
    [InlineData("\uFFFD", true)]
    [InlineData("\uFFFE", true)]
    [InlineData("\uFFFF", true)]
    [InlineData("\uFFFC", false)]
    [InlineData("\U0001FFFE", true)]
    [InlineData("\U0001FFFD", false)]
    [InlineData("\uE000", true)]
    [InlineData("\uF8FF", true)]
    [InlineData("\uF900", false)]
    [InlineData("\U00100000", true)]
    [InlineData("👍", false)]
    public void A_letter_that_nobody_can_read_is_found(string letter, bool isGarbled)
    {
        Assert.Equal(isGarbled, TextNormalizer.TryFindGarbled("a" + letter, out var found));
        Assert.Equal(isGarbled ? (1, char.ConvertToUtf32(letter, 0)) : (0, 0), (found.Index, found.CodePoint));
    }

    [Theory]
    [InlineData("a\uFDD0", "a\uFFFD")]
    [InlineData("a\uFDEF", "a\uFFFD")]
    [InlineData("a\U0001FFFF", "a\uFFFD")]
    [InlineData("a\uE000", "a\uE000")]
    public void What_is_no_character_is_stored_as_such(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Fact]
    public void Nothing_is_garbled_in_no_text()
    {
        Assert.False(TextNormalizer.TryFindGarbled(null, out _));
        Assert.False(TextNormalizer.TryFindGarbled(string.Empty, out _));
        Assert.Equal("U+00AD", new GarbledCharacter(0, 0xAD).Notation);
    }
}

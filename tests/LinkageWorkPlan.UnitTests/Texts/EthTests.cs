using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Letters that look like Đ and are not: a keyboard or a copied page gives them, and nobody sees the difference.</summary>
public class EthTests
{
    [Theory]
    [InlineData("\u00D0iện lực", "\u0110iện lực")]
    [InlineData("\u0189iện lực", "\u0110iện lực")]
    [InlineData("quyết \u00F0ịnh", "quyết \u0111ịnh")]
    [InlineData("\u0256ề án", "\u0111ề án")]
    public void Are_stored_as_the_letter_that_is_meant(string typed, string stored)
    {
        Assert.Equal(stored.Normalize(), TextNormalizer.Normalize(typed));
        Assert.Equal(stored.Normalize(), TextNormalizer.Normalize(TextNormalizer.Normalize(typed)));
    }

    [Fact]
    public void A_text_stored_before_is_found_by_the_letter_that_is_meant() => Assert.True(SearchKey.Matches("Tập đoàn \u00D0iện lực", "\u0110iện lực"));

    [Fact]
    public void What_was_typed_for_an_old_font_is_still_told_as_that()
    {
        var stored = TextNormalizer.Normalize("C«ng nghiÖp, \u00D0iện");
        Assert.True(OldEncoding.TryFind(stored, out var old));
        Assert.Equal("Công", old.Meant);
    }
}

using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Which order of Lao marks is stored, mark by mark.</summary>
public class LaoSpellingTests
{
    [Theory]
    [InlineData("ກ\u0EC8\u0EB4", "ກ\u0EB4\u0EC8")]
    [InlineData("ກ\u0ECB\u0EBC", "ກ\u0EBC\u0ECB")]
    [InlineData("ກ\u0EC9\u0EB1", "ກ\u0EB1\u0EC9")]
    [InlineData("ກ\u0ECA\u0ECD", "ກ\u0ECD\u0ECA")]
    [InlineData("\u0EC8\u0EB4", "\u0EB4\u0EC8")]
    [InlineData("ກ\u0EC8\u0EC9\u0EB8", "ກ\u0EB8\u0EC8\u0EC9")]
    public void A_vowel_stands_before_the_tone_marks_of_its_letter(string typed, string stored) => IsCorrected(typed, stored);

    [Theory]
    [InlineData("ກ\u0EB3\u0EC8", "ກ\u0EC8\u0EB3")]
    [InlineData("ກ\u0EB3\u0EB3\u0ECB", "ກ\u0ECB\u0EB3\u0EB3")]
    [InlineData("\u0EB3\u0EC8", "\u0EC8\u0EB3")]
    [InlineData("ກ\u0ECD\u0EB2", "ກ\u0EB3")]
    [InlineData("ກ\u0ECD\u0EC8\u0EB2", "ກ\u0EC8\u0EB3")]
    [InlineData("\u0ECD\u0EC8\u0EB2", "\u0EC8\u0EB3")]
    [InlineData("ກ\u0EC8\u0ECD\u0EB2", "ກ\u0EC8\u0EB3")]
    public void The_vowel_am_is_one_letter_behind_its_tone_mark(string typed, string stored) => IsCorrected(typed, stored);

    [Theory]
    [InlineData("\u0EC0\u0EC0ກ", "\u0EC1ກ")]
    [InlineData("ກ\u0EC0\u0EC0\u0EC0", "ກ\u0EC1\u0EC0")]
    public void The_vowel_e_twice_is_another_vowel(string typed, string stored) => IsCorrected(typed, stored);

    /// <summary>Neighbours of the marks and tones, which are neither, and the right order.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("ກ")]
    [InlineData("ກ\u0EB4\u0EC8")]
    [InlineData("ກ\u0EC8\u0EB3")]
    [InlineData("ກ\u0EC8\u0EB0")]
    [InlineData("ກ\u0EC8\u0EB2")]
    [InlineData("\u0EC8\u0EB2")]
    [InlineData("ກ\u0EB4\u0EC8\u0EB2")]
    [InlineData("ກ\u0EC8\u0EBD")]
    [InlineData("ກ\u0EC8\u0ECC")]
    [InlineData("ກ\u0ECC\u0EB4")]
    [InlineData("ກ\u0EC6\u0EB4")]
    [InlineData("ກ\u0EB3\u0EB2")]
    [InlineData("ກ\u0EB2\u0EC8")]
    [InlineData("\u0EC0ກ\u0EC0")]
    [InlineData("\u0EC0\u0EC1")]
    [InlineData("\u0EC1\u0EC0")]
    [InlineData("ກ\u0ECDກ\u0EB2")]
    [InlineData("ກ\u0ECD\u0EC8")]
    [InlineData("ກ\u0EC8\u0EC9")]
    public void Whatever_is_in_order_stays_the_same_instance(string stored)
    {
        Assert.True(LaoSpelling.IsCorrect(stored));
        Assert.Same(stored, LaoSpelling.Correct(stored));
    }

    private static void IsCorrected(string typed, string stored)
    {
        Assert.False(LaoSpelling.IsCorrect(typed));
        Assert.Equal(stored, LaoSpelling.Correct(typed));
        Assert.True(LaoSpelling.IsCorrect(stored));
    }
}

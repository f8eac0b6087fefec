using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class TextLimitTests
{
    [Theory]
    [InlineData("ນ້ຳ", 1)]
    [InlineData("ປີ້", 1)]
    [InlineData("tiến độ", 7)]
    [InlineData("tie\u0302\u0301n", 4)]
    [InlineData("👍🏽!", 2)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void Counts_what_a_reader_sees(string? text, int count) => Assert.Equal(count, TextLimit.Count(text));

    [Theory]
    [InlineData("ນ້ຳມັນ", 3, true)]
    [InlineData("ນ້ຳມັນ", 2, false)]
    [InlineData("abcd", 4, true)]
    [InlineData("abcde", 4, false)]
    [InlineData(null, 0, true)]
    public void A_limit_means_the_same_in_every_language(string? text, int max, bool fits) => Assert.Equal(fits, TextLimit.Fits(text, max));

    [Theory]
    [InlineData("Thành lập Tổ công tác", 10, "Thành lập…")]
    [InlineData("Thành lập", 9, "Thành lập")]
    [InlineData("ນ້ຳມັນເຊື້ອໄຟ", 3, "ນ້ຳມັ…")]
    [InlineData("👍🏽👍🏽👍🏽", 2, "👍🏽…")]
    [InlineData("abc", 1, "…")]
    [InlineData(null, 5, "")]
    public void Shortens_between_text_elements(string? text, int max, string shortened) =>
        Assert.Equal(shortened, TextLimit.Shorten(text, max));

    [Fact]
    public void Refuses_a_limit_that_not_even_the_ellipsis_fits() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextLimit.Shorten("abc", 0));

    [Fact]
    public void A_shortened_text_always_fits() => Always.Holds(SampleText.Any, text =>
        TextLimit.Count(TextLimit.Shorten(text, 7)) <= 7);
}

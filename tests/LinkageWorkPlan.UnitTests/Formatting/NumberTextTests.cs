using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class NumberTextTests
{
    public static TheoryData<decimal, int, string, string> Numbers => new()
    {
        { 1234567.891m, 2, "1.234.567,89", "1,234,567.89" },
        { 1.6m, 2, "1,6", "1.6" },
        { 1.60m, 2, "1,6", "1.6" },
        { 1600m, 2, "1.600", "1,600" },
        { 999m, 2, "999", "999" },
        { 0m, 2, "0", "0" },
        { -0.001m, 2, "0", "0" },
        { -1234.5m, 2, "-1.234,5", "-1,234.5" },
        { 0.125m, 2, "0,13", "0.13" },
        { -0.125m, 2, "-0,13", "-0.13" },
        { 2.5m, 0, "3", "3" },
        { 12m, 0, "12", "12" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Groups_and_decimals_follow_the_language(decimal value, int decimals, string viAndLo, string en)
    {
        Assert.Equal(viAndLo, NumberText.Format(value, Language.Vi, decimals));
        Assert.Equal(viAndLo, NumberText.Format(value, Language.Lo, decimals));
        Assert.Equal(en, NumberText.Format(value, Language.En, decimals));
    }

    [Fact]
    public void A_column_has_one_number_of_decimals()
    {
        Assert.Equal("1,50", NumberText.Fixed(1.5m, Language.Vi, 2));
        Assert.Equal("1.234", NumberText.Fixed(1234.4m, Language.Lo, 0));
        Assert.Equal("2.00", NumberText.Fixed(2m, Language.En, 2));
    }

    [Fact]
    public void A_percentage_is_given_in_percent()
    {
        Assert.Equal(["45,7%", "45,7%", "45.7%"], Languages.All.Select(language => NumberText.Percent(45.67m, language)));
        Assert.Equal("100%", NumberText.Percent(100m, Language.Vi));
    }

    [Theory]
    [InlineData("1234567.5", "VND", "1.234.568\u00A0VND")]
    [InlineData("25000000", "LAK", "25.000.000\u00A0LAK")]
    [InlineData("1234.5", "USD", "1.234,50\u00A0USD")]
    [InlineData("1200", "USD", "1.200\u00A0USD")]
    [InlineData("0.999", "USD", "1\u00A0USD")]
    public void A_sum_has_the_decimals_of_its_currency(string value, string currency, string text) => Assert.Equal(
        text,
        NumberText.Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), currency, Language.Vi));

    [Fact]
    public void More_decimals_than_a_number_can_have_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberText.Format(1m, Language.Vi, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberText.Format(1m, Language.Vi, 29));
    }

    [Theory]
    [InlineData("1,6", "1.6", "1.6")]
    [InlineData("1.6", "1.6", "1.6")]
    [InlineData("1,60", "1.6", "1.6")]
    [InlineData("1.600", "1600", "1.6")]
    [InlineData("1,600", "1.6", "1600")]
    [InlineData("12.600", "12600", "12.6")]
    [InlineData("0.600", "0.6", "0.6")]
    [InlineData("0,600", "0.6", "0.6")]
    [InlineData("1234.567", "1234.567", "1234.567")]
    [InlineData("1.6000", "1.6", "1.6")]
    [InlineData("1.234.567,8", "1234567.8", "1234567.8")]
    [InlineData("1,234,567.8", "1234567.8", "1234567.8")]
    [InlineData("1,234.5", "1234.5", "1234.5")]
    [InlineData("1.234.567", "1234567", "1234567")]
    [InlineData("3,843,530", "3843530", "3843530")]
    [InlineData("1 234 567,8", "1234567.8", "1234567.8")]
    [InlineData("1\u00A0234", "1234", "1234")]
    [InlineData("໑.໒໓໔.໕໖໗,໘", "1234567.8", "1234567.8")]
    [InlineData("໑,໖", "1.6", "1.6")]
    [InlineData("-1,5", "-1.5", "-1.5")]
    [InlineData("− 1,5", "-1.5", "-1.5")]
    [InlineData("+5", "5", "5")]
    [InlineData(",5", "0.5", "0.5")]
    [InlineData("007", "7", "7")]
    [InlineData("-0", "0", "0")]
    [InlineData(" 42 ", "42", "42")]
    public void A_typed_number_is_read_and_no_sign_is_dropped(string typed, string viAndLo, string en)
    {
        foreach (var (language, expected) in new[] { (Language.Vi, viAndLo), (Language.Lo, viAndLo), (Language.En, en) })
        {
            Assert.True(NumberText.TryRead(typed, language, out var value), $"{typed} in {language}");
            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("5,")]
    [InlineData("5.")]
    [InlineData("1.23.456")]
    [InlineData("1,2,3")]
    [InlineData("0.234.567")]
    [InlineData("1.234.56")]
    [InlineData("1.234,567.8")]
    [InlineData("1,2.3")]
    [InlineData("12 34")]
    [InlineData("1.2 3")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("năm")]
    [InlineData("5%")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1,1234567890123456789012345678")]
    public void What_is_no_number_is_refused(string? typed)
    {
        foreach (var language in Languages.All)
        {
            Assert.False(NumberText.TryRead(typed, language, out var value));
            Assert.Equal(0, value);
        }
    }

    [Fact]
    public void What_is_written_is_read_back() => Always.Holds(
        Gen.Choose(-2_000_000_000, 2_000_000_000).SelectMany(_ => Gen.Choose(0, 9), (digits, scale) => digits / (decimal)Math.Pow(10, scale)),
        value => Languages.All.All(language =>
            NumberText.TryRead(NumberText.Format(value, language, 9), language, out var read) && read == value));

    [Fact]
    public void The_largest_numbers_that_are_read_keep_every_digit()
    {
        Assert.True(NumberText.TryRead("1234567890123456789012345678", Language.Vi, out var large));
        Assert.Equal(1234567890123456789012345678m, large);
        Assert.True(NumberText.TryRead("0,1234567890123456789012345678", Language.Lo, out var small));
        Assert.Equal(0.1234567890123456789012345678m, small);
        Assert.Equal("79.228.162.514.264.337.593.543.950.335", NumberText.Format(decimal.MaxValue, Language.Vi));
    }

    [Fact]
    public void No_text_at_all_makes_it_throw() => Always.Holds(SampleText.Any, text =>
        Languages.All.All(language => NumberText.TryRead(text, language, out var value) || value == 0));
}

using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class ListLettersTests
{
    [Theory]
    [InlineData(Language.Vi, "a b c d đ e g h i k l m n o p q r s t u v x y aa ab")]
    [InlineData(Language.Lo, "ກ ຂ ຄ ງ ຈ ສ ຊ ຍ ດ ຕ ຖ ທ ນ ບ ປ ຜ ຝ ພ ຟ ມ ຢ ຣ ລ ວ ຫ ອ ຮ ກກ ກຂ")]
    [InlineData(Language.En, "a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab")]
    public void Points_are_lettered_in_the_order_of_the_alphabet(Language language, string letters)
    {
        var expected = letters.Split(' ');

        Assert.Equal(expected, Enumerable.Range(1, expected.Length).Select(number => ListLetters.Letter(number, language)));
    }

    [Fact]
    public void No_two_points_have_one_letter() =>
        Assert.Equal(3000, Enumerable.Range(1, 3000).Select(number => ListLetters.Letter(number, Language.Vi)).Distinct().Count());

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    [InlineData(1999, "MCMXCIX")]
    [InlineData(3999, "MMMCMXCIX")]
    public void Sections_have_roman_numbers(int number, string roman) => Assert.Equal(roman, ListLetters.Roman(number));

    [Fact]
    public void Counting_begins_at_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ListLetters.Letter(0, Language.Vi));
        Assert.Throws<ArgumentOutOfRangeException>(() => ListLetters.Roman(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ListLetters.Roman(4000));
    }
}

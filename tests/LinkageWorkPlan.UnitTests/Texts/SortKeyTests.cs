using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class SortKeyTests
{
    [Fact]
    public void Codes_come_in_the_order_people_count()
    {
        string[] counted = ["A1", "A1.1", "A1.2", "A1.10", "A2", "A10", "A999999", "A1000000", "A12345678901234567890", "B1", "S01", "S2", "S10"];

        Assert.Equal(counted, counted.Reverse().OrderBy(SortKey.OfCode, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a2", "A02")]
    [InlineData(" A2 ", "A2")]
    [InlineData("A໒", "A2")]
    [InlineData("A0", "A000")]
    [InlineData("A00000000001", "A1")]
    public void Codes_that_read_alike_are_alike(string one, string other) => Assert.Equal(SortKey.OfCode(one), SortKey.OfCode(other));

    [Fact]
    public void No_code_has_an_empty_key() => Assert.Equal(string.Empty, SortKey.OfCode(null));

    [Fact]
    public void Numbers_of_any_length_keep_their_order() => Always.Holds(SampleText.Numbers, pair =>
        Math.Sign(string.CompareOrdinal(SortKey.OfCode($"A{pair.One}.1"), SortKey.OfCode($"A{pair.Other}.1")))
            == pair.One.CompareTo(pair.Other));
}

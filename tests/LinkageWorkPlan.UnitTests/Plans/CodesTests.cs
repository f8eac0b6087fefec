using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.UnitTests.Plans;

public class CodesTests
{
    [Theory]
    [InlineData("A1")]
    [InlineData("2026-2027")]
    [InlineData("Đ1.2")]
    [InlineData("ກ1")]
    public void A_code_can_stand_in_an_address(string code) => Assert.True(Codes.IsCode(code));

    [Theory]
    [InlineData("")]
    [InlineData("A 1")]
    [InlineData("A/1")]
    [InlineData("../A")]
    [InlineData("A?")]
    [InlineData("-A")]
    public void What_an_address_would_have_to_escape_is_no_code(string code) => Assert.False(Codes.IsCode(code));

    [Fact]
    public void The_next_code_fills_the_first_gap()
    {
        Assert.Equal("A1", Codes.Next("A", []));
        Assert.Equal("A2", Codes.Next("A", ["A1", "A3", "B2"]));
        Assert.Equal("A1.3", Codes.Next("A1.", ["A1.1", "a1.2"]));
    }
}

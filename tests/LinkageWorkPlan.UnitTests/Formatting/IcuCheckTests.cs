using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.UnitTests.Formatting;

public class IcuCheckTests
{
    [Fact]
    public void This_machine_can_keep_both_languages() => Assert.Null(IcuCheck.Problem());

    [Theory]
    [InlineData("ມັງກອນ", "e\u0302\u0301", -1, "normalisation")]
    [InlineData("January", "\u1EBF", -1, "lo-LA")]
    [InlineData("", "\u1EBF", -1, "lo-LA")]
    [InlineData("ມັງກອນ", "\u1EBF", 1, "vi-VN")]
    public void A_machine_that_cannot_is_told_why_and_what_to_do(string laoMonth, string composed, int order, string about)
    {
        var problem = IcuCheck.Problem(laoMonth, composed, order);

        Assert.Contains(about, problem, StringComparison.Ordinal);
        Assert.Contains("install ICU", problem, StringComparison.Ordinal);
    }
}

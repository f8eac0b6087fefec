using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.UnitTests.Plans;

public class DependencyLoopsTests
{
    [Theory]
    [InlineData("A:B B:C C:", "")]
    [InlineData("A:A", "A")]
    [InlineData("A:B B:A C:A", "A B")]
    [InlineData("A:B B:C C:A D:A,E E:D F:E", "A B C D E")]
    [InlineData("A:B,X B:C C:D D:B", "B C D")]
    [InlineData("A:B B:C,D C:E D:E E:", "")]
    public void What_waits_for_itself_is_found_and_what_only_waits_is_not(string tasks, string looped) => Assert.Equal(looped, Found(tasks.Split(' ')));

    /// <summary>A method that calls itself would end the process here.</summary>
    [Fact]
    public void A_chain_of_a_hundred_thousand_is_walked()
    {
        var chain = Enumerable.Range(1, 100_000).Select(each => $"T{each}:T{each + 1}").ToList();
        Assert.Empty(Found([.. chain, "T100001:"]));
        Assert.Equal(100_001, Found([.. chain, "T100001:T1"]).Split(' ').Length);
    }

    private static string Found(IReadOnlyList<string> tasks) => string.Join(' ', new DependencyLoops(tasks.Select(each => each.Split(':'))
        .ToDictionary(each => each[0], IReadOnlyList<string> (each) => each[1].Split(',', StringSplitOptions.RemoveEmptyEntries))).Find().Order(StringComparer.Ordinal));
}

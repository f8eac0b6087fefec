using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>When changes beside each other count as one.</summary>
public class WordDiffEdgeTests
{
    [Theory]
    [InlineData("a| |b", "x| |y", "-a b|+x y")]
    [InlineData("a| |b| |c", "x| |y| |c", "-a b|+x y|= c")]
    [InlineData("a| |b", "x| |b", "-a|+x|= b")]
    [InlineData("a| |b", "x| ", "-a|+x|= |-b")]
    [InlineData("a| ", "x| |y", "-a|+x|= |+y")]
    [InlineData("a| |b| |c", "x| |b| |z", "-a|+x|= b |-c|+z")]
    [InlineData("a|.|b", "x|.|y", "-a|+x|=.|-b|+y")]
    [InlineData("a|.|b|.|c", "x|.|y|.|c", "-a|+x|=.|-b|+y|=.c")]
    [InlineData("k| |a| |b", "k| |x| |y", "=k |-a b|+x y")]
    [InlineData("a| |b| |c", "x| |y| |z", "-a b c|+x y z")]
    [InlineData("a|b", "a|b", "=ab")]
    [InlineData("a|b", "b", "-a|=b")]
    [InlineData("b", "a|b", "+a|=b")]
    [InlineData("a|a", "a", "=a|-a")]
    public void Two_words_replaced_one_after_the_other_are_one_change(string before, string after, string told) =>
        Assert.Equal(told, string.Join('|', WordDiff.Between(before.Split('|'), after.Split('|')).Select(run => "=-+"[(int)run.Change] + run.Text)));

    [Fact]
    public void Nothing_and_nothing_have_no_difference() => Assert.Empty(WordDiff.Between([], []));

    /// <summary>At the bound the shortest difference is still found, and one word more is cut at fixed words.</summary>
    [Theory]
    [InlineData(500, 1)]
    [InlineData(501, 0)]
    public void Up_to_the_bound_the_shortest_difference_is_told(int words, int kept)
    {
        // "k" stands twice in each, so it is no fixed word.
        List<string> before = [.. Words("a", words - 1), "k", "k", "a"], after = [.. Words("b", words - 1), "k", "k", "b"];
        Assert.Equal(kept, WordDiff.Between(before, after).Count(run => run.Change == WordChange.Kept));

        static IEnumerable<string> Words(string letter, int count) => Enumerable.Range(0, count).Select(each => $"{letter}{each}");
    }
}

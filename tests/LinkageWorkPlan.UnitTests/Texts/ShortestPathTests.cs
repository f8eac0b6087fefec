using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>What stays between two rows, as far as a bound allows.</summary>
public class ShortestPathTests
{
    [Theory]
    [InlineData("", "", 0, "")]
    [InlineData("abc", "abc", 0, "00 11 22")]
    [InlineData("abc", "ac", 1, "00 21")]
    [InlineData("ac", "abc", 1, "00 12")]
    [InlineData("abc", "ac", 0, null)]
    [InlineData("abc", "a", 2, "00")]
    [InlineData("abc", "a", 1, null)]
    [InlineData("a", "abc", 1, null)]
    [InlineData("", "ab", 2, "")]
    [InlineData("", "ab", 1, null)]
    [InlineData("ab", "", 2, "")]
    [InlineData("ab", "cd", 4, "")]
    [InlineData("ab", "cd", 3, null)]
    [InlineData("ab", "cd", 99, "")]
    [InlineData("xabc", "abcy", 2, "10 21 32")]
    [InlineData("xabc", "abcy", 1, null)]
    [InlineData("abcabba", "cbabac", 5, "20 32 43 64")]
    public void Pairs_of_places_stay_in_their_order(string old, string now, int most, string? stays) =>
        Assert.Equal(stays, Find(old, now, most) is { } pairs ? string.Join(' ', pairs.Select(each => $"{each.Old}{each.New}")) : null);

    /// <summary>Fewer steps than there are differences are never enough, and exactly as many always are.</summary>
    [Fact]
    public void The_bound_is_met_exactly_where_as_much_stays_as_can() => Always.Holds(Gen.Elements("a", "b", "c").ArrayOf().Two(), pair =>
    {
        var (old, now) = (string.Concat(pair.Item1), string.Concat(pair.Item2));
        var steps = old.Length + now.Length - (2 * CommonLength(old, now));
        return (steps == 0 || Find(old, now, steps - 1) is null)
            && Find(old, now, steps) is { } pairs
            && pairs.Count * 2 == old.Length + now.Length - steps
            && pairs.All(each => old[each.Old] == now[each.New])
            && pairs.Zip(pairs.Skip(1)).All(each => each.First.Old < each.Second.Old && each.First.New < each.Second.New);
    });

    private static List<(int Old, int New)>? Find(string old, string now, int most) => ShortestPath.Find([.. old.Select(each => (int)each)], [.. now.Select(each => (int)each)], most);

    private static int CommonLength(string one, string other)
    {
        var lengths = new int[one.Length + 1, other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                lengths[i, j] = one[i - 1] == other[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[one.Length, other.Length];
    }
}

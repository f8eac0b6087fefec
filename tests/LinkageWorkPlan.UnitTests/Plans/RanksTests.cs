using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class RanksTests
{
    /// <summary>However often rows are inserted between others, each has a unique position and stays where it was put.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_put_between_two_stands_between_them(int seed)
    {
        var random = new Random(seed);
        List<string> ranks = [.. Enumerable.Range(1, 12).Select(each => SortKey.OfCode($"A{each}")), SortKey.OfCode("A12.1"), SortKey.OfCode("B-2")];
        Assert.Equal(ranks.Order(StringComparer.Ordinal), ranks);
        for (var count = 0; count < 400; count++)
        {
            var at = seed == 1 ? 3 : random.Next(ranks.Count + 1);
            var rank = Ranks.Between(at == 0 ? null : ranks[at - 1], at == ranks.Count ? null : ranks[at]);
            ranks.Insert(at, rank);
            Assert.True(Ranks.IsChosen(rank));
            Assert.Equal(ranks.Order(StringComparer.Ordinal).Distinct(), ranks);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(36)]
    [InlineData(37)]
    [InlineData(5000)]
    public void Ranks_that_are_spread_are_in_order_before_all_codes_and_leave_room_between_them(int count)
    {
        List<string> ranks = [.. Ranks.Spread(count)];
        Assert.Equal(ranks.Order(StringComparer.Ordinal).Distinct(), ranks);
        Assert.True(string.CompareOrdinal(ranks[^1], SortKey.OfCode("A1")) < 0);
        for (var at = 0; at <= count; at++)
        {
            var between = Ranks.Between(at == 0 ? null : ranks[at - 1], at == count ? null : ranks[at]);
            Assert.True((at == 0 || string.CompareOrdinal(ranks[at - 1], between) < 0) && (at == count || string.CompareOrdinal(between, ranks[at]) < 0));
        }
    }

    [Theory]
    [InlineData(36, 3)]
    [InlineData(37, 4)]
    [InlineData(1296, 4)]
    [InlineData(1297, 5)]
    public void Ranks_that_are_spread_are_as_short_as_their_number_allows(int count, int length) => Assert.All(Ranks.Spread(count), each => Assert.Equal(length, each.Length));

    [Theory]
    [InlineData("a", null, "a!i")]
    [InlineData("a!i", null, "a!j")]
    [InlineData("a!a", "a!b5", "a!b")]
    [InlineData("a!a", "a!b", "a!ai")]
    public void What_is_put_somewhere_leaves_room_on_both_sides_by_a_short_rank(string before, string? after, string rank) => Assert.Equal(rank, Ranks.Between(before, after));

    /// <summary>One behind another, as rows are added, hundreds have room before all are spread again.</summary>
    [Fact]
    public void Hundreds_of_rows_one_behind_another_have_short_ranks()
    {
        var rank = SortKey.OfCode("A1");
        for (var count = 0; count < 1000; count++)
        {
            rank = Ranks.Between(rank, SortKey.OfCode("A2"));
        }

        Assert.InRange(rank.Length, 9, Ranks.Max);
    }
}

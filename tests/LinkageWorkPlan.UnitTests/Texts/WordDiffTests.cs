using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class WordDiffTests
{
    private static readonly Gen<string[]> Tokens = Gen.Elements("đào", "tạo", "ແຜນ", "ວຽກ", " ", ".", "\n").ArrayOf();

    [Fact]
    public void What_was_kept_and_removed_is_the_old_text_and_what_was_kept_and_added_the_new_one() => Always.Holds(Tokens.Two(), pair =>
    {
        var runs = WordDiff.Between(pair.Item1, pair.Item2);
        return Joined(runs, WordChange.Added) == string.Concat(pair.Item1) && Joined(runs, WordChange.Removed) == string.Concat(pair.Item2)
            && runs.All(run => run.Text.Length > 0);
    });

    [Fact]
    public void Nothing_changed_between_equal_texts() => Always.Holds(Tokens, tokens =>
        WordDiff.Between(tokens, [.. tokens]).All(run => run.Change == WordChange.Kept));

    [Fact]
    public void As_much_is_kept_as_can_be() => Always.Holds(Gen.Elements("a", "b", "c", "d").ArrayOf().Two(), pair =>
        WordDiff.Between(pair.Item1, pair.Item2).Where(run => run.Change == WordChange.Kept).Sum(run => run.Text.Length) == CommonLength(pair.Item1, pair.Item2));

    [Theory]
    [InlineData("Tổ chức đào tạo", "Tổ chức hợp tác", "=Tổ chức |-đào tạo|+hợp tác")]
    [InlineData("một hai ba", "một ba", "=một |-hai |=ba")]
    [InlineData("một ba", "một hai ba", "=một |+hai |=ba")]
    [InlineData("một hai ba bốn", "một 2 3 bốn", "=một |-hai ba|+2 3|= bốn")]
    [InlineData("", "mới", "+mới")]
    [InlineData("cũ", "", "-cũ")]
    public void Reads_as_a_person_would_tell_it(string before, string after, string told) =>
        Assert.Equal(told, string.Join('|', WordDiff.Between(Split(before), Split(after)).Select(run => "=-+"[(int)run.Change] + run.Text)));

    [Fact]
    public void A_text_of_5000_words_does_not_take_long_however_much_of_it_changed()
    {
        var random = new Random(7);
        var before = Enumerable.Range(0, 5000).SelectMany(_ => new[] { $"w{random.Next(1500)}", " " }).ToList();
        var rewritten = Enumerable.Range(0, 5000).SelectMany(_ => new[] { $"w{random.Next(1500)}", " " }).ToList();
        var edited = before.Where(_ => random.Next(4) > 0).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var after in new[] { rewritten, edited, [.. before.Skip(3000), .. before.Take(3000)] })
        {
            var runs = WordDiff.Between(before, after);
            Assert.Equal(string.Concat(before), Joined(runs, WordChange.Added));
            Assert.Equal(string.Concat(after), Joined(runs, WordChange.Removed));
        }

        // Three texts; minutes or gigabytes are what this guards against, not a slow machine.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Beyond_the_bound_words_that_stand_once_in_both_are_still_kept()
    {
        var before = Enumerable.Range(0, 3000).Select(i => i % 100 == 0 ? $"fixed{i}" : $"a{i}").ToList();
        var after = Enumerable.Range(0, 3000).Select(i => i % 100 == 0 ? $"fixed{i}" : $"b{i}").ToList();
        Assert.Equal(30, WordDiff.Between(before, after).Count(run => run.Change == WordChange.Kept));
    }

    private static string Joined(IEnumerable<WordRun> runs, WordChange without) => string.Concat(runs.Where(run => run.Change != without).Select(run => run.Text));

    private static string[] Split(string text) => [.. text.Split(' ').SelectMany((word, i) => i == 0 ? new[] { word } : [" ", word]).Where(each => each.Length > 0)];

    private static int CommonLength(string[] one, string[] other)
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

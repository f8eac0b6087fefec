using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class SimilarityTests
{
    [Theory]
    [InlineData("Đào tạo", "Đào tạo", 100)]
    [InlineData(null, "", 100)]
    [InlineData("ອຸດສາຫະກ\u0ECD\u0EB2", "ອຸດສາຫະກ\u0EB3", 100)]
    [InlineData("Đào tạo", "ĐÀO  TẠO", 99)]
    [InlineData("ແລະ ການຄ້າ", "ແລະການຄ້າ", 99)]
    [InlineData("Đào tạo", "", 0)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("abcd", "abxd", 75)]
    [InlineData("Tổ chức khóa đào tạo năm 2026", "Tổ chức khóa đào tạo năm 2027", 95)]
    public void Counts_as_a_translation_memory_does(string? one, string? other, int percent) => Assert.Equal(percent, Similarity.Percent(one, other));

    [Fact]
    public void It_does_not_matter_which_text_comes_first() => Always.Holds(SampleText.Any.Two(), pair =>
        Similarity.Percent(pair.Item1, pair.Item2) == Similarity.Percent(pair.Item2, pair.Item1));

    [Fact]
    public void Only_one_and_the_same_text_is_wholly_alike() => Always.Holds(SampleText.Words.Two(), pair =>
        Similarity.Percent(pair.Item1, pair.Item2) is >= 0 and <= 100
        && Similarity.Percent(pair.Item1, pair.Item2) == 100 == (TextNormalizer.Normalize(pair.Item1) == TextNormalizer.Normalize(pair.Item2))
        && Similarity.Percent(pair.Item1, pair.Item1 + " ") == 100);

    [Fact]
    public void More_than_64_characters_are_counted_like_fewer()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => (char)('a' + (i * i % 26))));
        Assert.Equal(98, Similarity.Percent(text, text.Remove(150, 4)));
        Assert.Equal(200 * 200 / 500, Similarity.Percent(new string('x', 200), new string('x', 300)));
    }

    [Fact]
    public void A_very_long_text_is_still_compared()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)('a' + (i * i % 26))));
        Assert.Equal(98, Similarity.Percent(text, text + "z"));
        Assert.Equal(0, Similarity.Percent(new string('ກ', 100_000), text));
    }
}

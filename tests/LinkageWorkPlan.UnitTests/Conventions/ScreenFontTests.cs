using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

public partial class ScreenFontTests
{
    private const string Fonts = "src/LinkageWorkPlan.Web/wwwroot/fonts";
    private static readonly int[] Weights = [400, 600];
    private static readonly string Named = Repository.Read("src/LinkageWorkPlan.Web/Layout/Parts/ScreenFonts.cs");

    [Fact]
    public void Every_font_file_is_named_and_the_other_way_round()
    {
        var files = Directory.GetFiles(Repository.FullPath(Fonts), "*.woff2").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Assert.Equal(files, Subset().Matches(Named).SelectMany(each => Weights.Select(weight => $"{each.Groups[2].Value}-{weight}.woff2")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Kế hoạch công tác, đồng Tổ trưởng, Ữ ẵ ợ ₫", "Noto Sans")]
    [InlineData("Work plan 2026–2027 · “joint” €", "Noto Sans")]
    [InlineData("ແຜນວຽກ ໜ້າວຽກ ຫຼັກ ໆ ກຳ ໑໒໓", "Noto Sans Lao")]
    public void Every_letter_of_a_language_is_in_the_range_of_a_file(string words, string family)
    {
        var ranges = (from Match face in Subset().Matches(Named)
                      where face.Groups[1].Value == family
                      from Match range in Range().Matches(face.Value)
                      let first = Convert.ToInt32(range.Groups[1].Value, 16)
                      select (first, last: range.Groups[2].Success ? Convert.ToInt32(range.Groups[2].Value, 16) : first)).ToList();
        Assert.NotEmpty(ranges);
        Assert.DoesNotContain(words, letter => letter != ' ' && !ranges.Any(range => letter >= range.first && letter <= range.last));
    }

    /// <summary>A browser that has not got the one that a letter is in would load the other as well.</summary>
    [Fact]
    public void No_letter_of_a_family_is_in_the_range_of_two_files()
    {
        var letters = Subset().Matches(Named).SelectMany(face => Range().Matches(face.Value).SelectMany(range => Letters(range).Select(each => (Family: face.Groups[1].Value, Letter: each)))).ToList();
        Assert.True(letters.Count > 500, $"Only {letters.Count} letters were found");
        Assert.Empty(letters.GroupBy(each => each).Where(each => each.Count() > 1).Select(each => $"{each.Key.Family} U+{each.Key.Letter:X4}"));

        static IEnumerable<int> Letters(Match range)
        {
            var first = Convert.ToInt32(range.Groups[1].Value, 16);
            return Enumerable.Range(first, (range.Groups[2].Success ? Convert.ToInt32(range.Groups[2].Value, 16) : first) - first + 1);
        }
    }

    [Fact]
    public void Every_family_travels_with_its_licence() =>
        Assert.All(["OFL-noto-sans.txt", "OFL-noto-sans-lao.txt"], name =>
            Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", Repository.Read($"{Fonts}/{name}"), StringComparison.Ordinal));

    /// <summary>Family, files, ranges.</summary>
    [GeneratedRegex(@"\(""([^""]+)"", ""([^""]+)"",[^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Subset();

    [GeneratedRegex(@"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}

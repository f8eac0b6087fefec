using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

public partial class ScreenFontTests
{
    private const string Fonts = "src/LinkageWorkPlan.Web/wwwroot/fonts";
    private static readonly string Css = Repository.Read("src/LinkageWorkPlan.Web/wwwroot/css/fonts.css");

    [Fact]
    public void Every_font_file_is_named_by_the_style_sheet_and_the_other_way_round()
    {
        var files = Directory.GetFiles(Repository.FullPath(Fonts), "*.woff2").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Assert.Equal(files, Source().Matches(Css).Select(each => each.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Kế hoạch công tác, đồng Tổ trưởng, Ữ ẵ ợ ₫", "Noto Sans")]
    [InlineData("Work plan 2026–2027 · “joint” €", "Noto Sans")]
    [InlineData("ແຜນວຽກ ໜ້າວຽກ ຫຼັກ ໆ ກຳ ໑໒໓", "Noto Sans Lao")]
    public void Every_letter_of_a_language_is_in_the_range_of_a_file(string words, string family)
    {
        var ranges = (from Match face in Face().Matches(Css)
                      where face.Value.Contains($"'{family}'", StringComparison.Ordinal)
                      from Match range in Range().Matches(face.Value)
                      let first = Convert.ToInt32(range.Groups[1].Value, 16)
                      select (first, last: range.Groups[2].Success ? Convert.ToInt32(range.Groups[2].Value, 16) : first)).ToList();
        Assert.NotEmpty(ranges);
        Assert.DoesNotContain(words, letter => letter != ' ' && !ranges.Any(range => letter >= range.first && letter <= range.last));
    }

    [Fact]
    public void Every_family_travels_with_its_licence() =>
        Assert.All(["OFL-noto-sans.txt", "OFL-noto-sans-lao.txt"], name =>
            Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", Repository.Read($"{Fonts}/{name}"), StringComparison.Ordinal));

    [GeneratedRegex(@"url\('\.\./fonts/([^']+)'\)", RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    [GeneratedRegex(@"@font-face \{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Face();

    [GeneratedRegex(@"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}

using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// Words that stand beside each other on a page keep their distance. Razor drops space that is all there is between two parts of a block of
/// code, also within text tags, and space before such a block; @(" ") stays.
/// </summary>
public sealed partial class RazorSpaceTests
{
    private static readonly IReadOnlyList<string> Pages = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor");

    [Theory]
    [InlineData("<StatusMark Status=\"row.Status\"/><text> </text>@Loc.Percent(row.Percent)", true)]
    [InlineData("<div><SideMark Side=\"side\"/> @if (year is { } known) { <span", true)]
    [InlineData("<dt>@Loc[\"Field.Baseline\"] @if (baseline.Side is { } side) {<SideMark Side=\"side\"/>}</dt>", true)]
    [InlineData("<SideMark Side=\"side\"/>@if (year is { } known) { @(\" \")<span", false)]
    [InlineData("<dd>@Loc.Percent(slack) @if (timing.IsCritical) { <div class=\"critical\">", false)]
    [InlineData("        @if (isThere) { <span>", false)]
    public void A_space_that_is_dropped_is_found(string line, bool isOne) => Assert.Equal(isOne, Dropped().IsMatch(line));

    [Fact]
    public void No_page_relies_on_a_space_that_is_dropped()
    {
        Assert.True(Pages.Count > 100, $"Only {Pages.Count} pages were found");
        Assert.Empty(Repository.LinesWhere(Pages, Dropped().IsMatch));
    }

    [GeneratedRegex(@"<text>\s+</text>|\S @(?:if|foreach) \(.*\) ?\{ ?<(?!div|p\b)")]
    private static partial Regex Dropped();
}

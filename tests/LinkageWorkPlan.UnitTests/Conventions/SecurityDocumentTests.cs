using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What docs/security.md says of itself is so.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Lines of OWASP ASVS 5.0.0, levels 1 and 2.</summary>
    private const int Lines = 253;

    private static readonly string Document = File.ReadAllText(Repository.FullPath("docs/security.md"));

    [Fact]
    public void Every_line_of_the_standard_is_judged_once_and_the_sums_are_right()
    {
        var judged = Judged().Matches(Document).Select(each => (Line: each.Groups[1].Value, State: each.Groups[2].Value)).ToList();
        var chapters = Chapters().Matches(Document).Sum(each => int.Parse(each.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(judged.Count, judged.Select(each => each.Line).Distinct().Count());
        Assert.Equal(Lines, judged.Count + chapters);
        Assert.Contains(
            $"{judged.Count(each => each.State == "met")} are met, {judged.Count(each => each.State == "n/a") + chapters} are not applicable, {judged.Count(each => each.State == "open")} are open",
            Document,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_it_names_is_there()
    {
        var classes = Repository.TextFiles("tests/", ".cs").Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(Document).Select(each => each.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 10, "The document names no tests.");
        Assert.Empty(named.Except(classes));
    }

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| (met|n/a|open) \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Judged();

    [GeneratedRegex(@"^Not applicable, (\d+) lines", RegexOptions.Multiline)]
    private static partial Regex Chapters();

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex Named();
}

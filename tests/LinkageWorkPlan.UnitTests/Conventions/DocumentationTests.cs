using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

public partial class DocumentationTests
{
    private const int MostLinesOfADecision = 25;
    private static readonly string[] PartsOfADecision = ["What", "Why", "What else was tried", "What would change it"];
    private static readonly IReadOnlyList<string> Decisions = Repository.TextFiles("docs/decisions/", ".md");

    [Fact]
    public void Decisions_are_numbered_without_a_gap()
    {
        Assert.True(Decisions.Count >= 5, $"Only {Decisions.Count} decisions were found");
        Assert.All(Decisions, path => Assert.Matches(@"^docs/decisions/\d{4}-[a-z0-9.-]+\.md$", path));
        Assert.Equal(Enumerable.Range(1, Decisions.Count), Decisions.Select(path => int.Parse(Path.GetFileName(path)[..4], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_decision_says_what_why_what_else_was_tried_and_what_would_change_it()
    {
        Assert.NotEmpty(Decisions);
        Assert.All(Decisions, path =>
        {
            var parts = Heading().Matches(Repository.Read(path)).Select(each => each.Groups[1].Value.Trim());
            Assert.True(PartsOfADecision.SequenceEqual(parts), $"{path} has the parts: {string.Join(", ", parts)}");
        });
    }

    [Fact]
    public void A_decision_is_short_enough_to_be_read() =>
        Assert.All(Decisions, path => Assert.True(
            Repository.Read(path).Split('\n').Count(line => line.Trim().Length > 0) <= MostLinesOfADecision,
            $"{path} is longer than {MostLinesOfADecision} lines"));

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var links = (from path in Repository.TextFiles(string.Empty, ".md")
                     from Match link in Link().Matches(Comment().Replace(Repository.Read(path), string.Empty))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                     select (path, target)).ToList();
        Assert.True(links.Count > 5, "Hardly any link was found");
        var lost = links
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.FullPath(link.path))!, link.target)))
            .ToList();
        Assert.Empty(lost);
    }

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}

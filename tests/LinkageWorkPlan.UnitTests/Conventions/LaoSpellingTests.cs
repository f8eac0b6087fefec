using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// The words the program itself brings along are in the form that what people type is brought into: a heading with another
/// spelling would neither be found by search nor break over two lines where it should.
/// </summary>
public partial class LaoSpellingTests
{
    private static readonly IReadOnlyList<string> Everything = Repository.TextFiles();

    [Fact]
    public void Every_Lao_word_in_the_repository_has_its_one_spelling()
    {
        Assert.True(Repository.LinesWhere(Everything, line => LaoRun().IsMatch(line)).Count > 100, "Hardly any Lao was found");
        Assert.Empty(Repository.LinesWhere(Everything, line => LaoRun().Matches(line).Any(run => TextNormalizer.Normalize(run.Value) != run.Value)));
    }

    [Fact]
    public void Every_line_in_the_repository_is_composed() =>
        Assert.Empty(Repository.LinesWhere(Everything, line => !line.IsNormalized()));

    [GeneratedRegex("[\u0E80-\u0EFF\u200B-\u200D]*[\u0E80-\u0EFF][\u0E80-\u0EFF\u200B-\u200D]*", RegexOptions.CultureInvariant)]
    private static partial Regex LaoRun();
}

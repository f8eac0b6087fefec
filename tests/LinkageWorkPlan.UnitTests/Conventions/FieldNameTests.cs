using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What a rule refuses names its field, which has words in every language: nobody reads "DecidedOn".</summary>
public sealed partial class FieldNameTests
{
    [Fact]
    public void Every_field_that_a_rule_names_has_words()
    {
        var names = Repository.TextFiles("src/", ".cs", ".razor").Select(Repository.Read).SelectMany(code => Named().Matches(code))
            .Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 60, $"Only {names.Count} names were found");
        Assert.DoesNotContain(names, name => !InterfaceTexts.ByLanguage.Values.All(texts => HasWords(texts.Keys, name)));
    }

    /// <summary>Of all fields called so, or of the only entity that has one (<c>Loc.Field</c>).</summary>
    private static bool HasWords(IEnumerable<string> keys, string name) =>
        keys.Contains($"Field.{name}") || keys.Count(key => key.StartsWith("Field.", StringComparison.Ordinal) && key.EndsWith($".{name}", StringComparison.Ordinal)) == 1;

    /// <summary>A check with the name of a property, or a rule that names the same property as its place and in its words.</summary>
    [GeneratedRegex(@"(?:\b(?:Check|PaperDay)\.\w+\([^;]*?|\.(?:Given|Words|Code)\([^;]*?|Rules\.\w+, nameof\((?:\w+\.)*\w+\), )nameof\((?:\w+\.)*(?<name>\w+)\)")]
    private static partial Regex Named();
}

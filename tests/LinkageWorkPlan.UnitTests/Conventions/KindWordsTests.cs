using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Whoever adds a kind of something adds its words: keys that are made of a kind's name have one for each.</summary>
public partial class KindWordsTests
{
    private static readonly IReadOnlyDictionary<string, string> English = InterfaceTexts.ByLanguage["en"];

    /// <summary>Families of keys that have words for most values of an enumeration and need none for the others, or only look like one.</summary>
    private static readonly Dictionary<string, string> Partial = new()
    {
        ["Approvals.Former"] = "a former round is not open",
        ["Enum.Role"] = "nobody has the role of none",
        ["Enum.WarningKind"] = "a named figure is no warning that is shown by its kind",
        ["Field.Printed"] = "names of printed texts that the check before signing finds empty",
        ["Field.WorkbookImport"] = "names of fields",
        ["History.Subject"] = "looked at by the test of what is audited: some have no title",
        ["Home.Accounts"] = "words about accounts",
        ["Meetings.Open"] = "courses are offered for a decision alone, under their own heading",
        ["Shared.Fault"] = "both have pages of their own",
        ["Shared.Script"] = "nothing is said of no doubt",
    };

    /// <summary>The sentence about what happened says what they are: "added the days off …".</summary>
    private static readonly string[] NamedBySentence = ["History.Subject.ApiToken", "History.Subject.Holiday"];

    /// <summary>An entry of the history whose subject has no words shows a code and a title alone.</summary>
    [Fact]
    public void What_is_audited_has_words_in_the_history()
    {
        var sources = Repository.TextFiles("src/LinkageWorkPlan.Domain/", ".cs").Concat(Repository.TextFiles("src/LinkageWorkPlan.Web/Data/", ".cs")).Select(Repository.Read).ToList();
        var subjects = sources.SelectMany(each => Subject().Matches(each)).Select(match => (Kind: match.Groups["kind"].Value, IsUntitled: match.Groups["title"].Value == "LocalizedText.Empty")).Distinct().ToList();
        Assert.True(subjects.Count >= sources.Count(each => AuditedClass().IsMatch(each)), "Not every audited class was found");
        Assert.Empty(subjects.Select(each => $"History.Subject.{each.Kind}{(each.IsUntitled ? ".Untitled" : string.Empty)}").Except(English.Keys).Except(NamedBySentence));
    }

    /// <summary>A family is a set of keys that differ in their last name alone.</summary>
    [Fact]
    public void A_family_of_keys_that_has_words_for_most_values_of_an_enumeration_has_them_for_all()
    {
        var enumerations = Repository.TextFiles("src/", ".cs").SelectMany(path => Enumeration().Matches(Repository.Read(path)))
            .Select(match => (Name: match.Groups[1].Value, Values: Value().Matches(Comment().Replace(match.Groups[2].Value, string.Empty)).Select(each => each.Groups[1].Value).ToHashSet())).Where(each => each.Values.Count > 1).ToList();
        Assert.Contains(enumerations, each => each.Name == "HistoryKind" && each.Values.Contains("LibraryDocument"));
        var families = English.Keys.GroupBy(key => key[..key.LastIndexOf('.')], key => key[(key.LastIndexOf('.') + 1)..]).Select(each => (Family: each.Key, Words: each.ToHashSet())).ToList();
        List<string> found = [];
        foreach (var (family, words) in families.Where(each => !enumerations.Exists(one => one.Values.IsSubsetOf(each.Words))))
        {
            foreach (var (name, values) in enumerations)
            {
                var shared = values.Count(words.Contains);
                if (shared > 1 && shared * 2 >= values.Count && shared * 2 >= words.Count)
                {
                    found.Add(family);
                }
            }
        }

        Assert.Equal(Partial.Keys.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"new\(nameof\((?<kind>\w+)\), \w+, (?:[^,()]|\([^()]*\))+, (?<title>[\w.]+)[,(]")]
    private static partial Regex Subject();

    [GeneratedRegex(@"class \w+[^\n]*\bIAudited\b")]
    private static partial Regex AuditedClass();

    [GeneratedRegex(@"\benum (\w+)[^{;]*\{(.*?)\n\s*\}", RegexOptions.Singleline)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"//.*|\[[^\]]*\]")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(\w+)\s*(?:=[^,]*)?,?\s*$", RegexOptions.Multiline)]
    private static partial Regex Value();
}

using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

public partial class InterfaceTextTests
{
    private static readonly IReadOnlyDictionary<string, string> English = InterfaceTexts.ByLanguage["en"];

    /// <summary>Names of enums, rules, fields and use cases: what exists there is looked at by other tests, and by its type.</summary>
    private static readonly string[] ByName = ["Enum.", "Rule.", "Field.", "History."];

    /// <summary>Asked for as the beginning of a key that came from elsewhere, not to make one.</summary>
    private static readonly string[] Broad = ["Approvals."];

    /// <summary>Stands where an action has no words of its own, and is given the same values as those.</summary>
    private const string FilledLater = "History.Other";

    /// <summary>Begin with the name of somebody or something, and a verb.</summary>
    private static readonly string[] OfSomebody = ["Rule.Conflict", "Rule.DocumentMacros", "Rule.DocumentOtherSide", "Rule.ImportCodeTwice", "Rule.OwnerIsHead", "Texts.TakenNow"];

    [Theory]
    [InlineData("vi")]
    [InlineData("lo")]
    public void Every_key_has_words_in_every_language(string language)
    {
        var words = InterfaceTexts.ByLanguage[language];
        Assert.True(words.Count > 100, "Hardly any words were found");
        Assert.Empty(English.Keys.Except(words.Keys));
        Assert.Empty(words.Keys.Except(English.Keys));
        Assert.Empty(words.Where(each => string.IsNullOrWhiteSpace(each.Value)).Select(each => each.Key));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("lo")]
    public void The_same_places_are_filled_in_every_language(string language) =>
        Assert.Empty(English.Where(each => !Places(each.Value).SetEquals(Places(InterfaceTexts.ByLanguage[language][each.Key]))).Select(each => each.Key));

    [Theory]
    [InlineData("{0} và {1}", "{0}", false)]
    [InlineData("{0} và {1}", "{1} ແລະ {0}", true)]
    [InlineData("{0}", "{1}", false)]
    [InlineData("Một", "One {0}", false)]
    [InlineData("{0} ngày", "{0} {0:day|days}", true)]
    [InlineData("{0} ngày", "{0:day|days}", false)]
    public void A_place_that_one_language_lacks_is_found(string one, string other, bool isSame) => Assert.Equal(isSame, Places(one).SetEquals(Places(other)));

    /// <summary>English alone has another word for one: a text that begins with a number chooses, as in "{0} {0:day|days}".</summary>
    [Fact]
    public void What_is_counted_in_English_is_worded_for_one_as_well()
    {
        Assert.Matches(Several(), "{0} unread notifications");
        Assert.DoesNotMatch(Several(), "{0} unread {0:notification|notifications}");
        Assert.Empty(English.Where(each => Several().IsMatch(each.Value)).Select(each => each.Key).Except(OfSomebody));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("lo")]
    [InlineData("en")]
    public void Every_brace_is_a_place(string language) =>
        Assert.DoesNotContain(InterfaceTexts.ByLanguage[language], each => LettersOnly(each.Value).AsSpan().IndexOfAny('{', '}') >= 0);

    /// <summary>Words asked for without values would show their {0}; scripts fill in those of data- attributes.</summary>
    [Fact]
    public void Words_with_places_are_given_values()
    {
        var bare = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor")
            .SelectMany(path => BareKey().Matches(Repository.Read(path)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(bare.Count > 200, "Hardly any key was found");
        Assert.DoesNotContain(bare, key => key != FilledLater && English.TryGetValue(key, out var words) && Places(words).Count > 0);
    }

    [Fact]
    public void Lao_words_are_Lao() =>
        Assert.Empty(InterfaceTexts.ByLanguage["lo"].Where(each => LatinWord().Count(LettersOnly(each.Value)) > 0 && !each.Value.Any(letter => letter is >= '\u0E80' and <= '\u0EFF') && each.Value != English[each.Key]).Select(each => each.Key));

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var named = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor", ".cs")
            .SelectMany(path => NamedKey().Matches(Repository.Read(path)).Select(match => (Path: path, Key: match.Groups[1].Value)))
            .ToList();
        Assert.True(named.Count > 50, "Hardly any key was found");
        Assert.Empty(named.Where(each => !English.ContainsKey(each.Key)).Select(each => $"{each.Path}: {each.Key}").Distinct());
    }

    [Fact]
    public void Every_rule_has_words()
    {
        var rules = Repository.TextFiles("src/LinkageWorkPlan.Domain/Failures/Rules", ".cs").SelectMany(file => RuleCode().Matches(Repository.Read(file))).Select(match => match.Groups[1].Value).ToList();
        Assert.True(rules.Count > 30, "Hardly any rule was found");
        Assert.Empty(rules.Except(English.Keys));
    }

    [Fact]
    public void Every_key_is_named_somewhere_or_made_of_a_name_there()
    {
        var code = Code();
        var composed = ComposedIn(code);
        Assert.DoesNotContain(English.Keys, key => !ByName.Any(each => key.StartsWith(each, StringComparison.Ordinal))
            && !code.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !composed.Contains(key[..(key.LastIndexOf('.') + 1)]));
    }

    /// <summary>
    /// One key for one text. A key that is made of a name in the code stands for that name, whatever else is called so; two fields of different
    /// names may share words, but one that is called alike in every entity has one key (<c>Field.State</c>, not also <c>Field.WorkPlan.State</c>).
    /// </summary>
    [Fact]
    public void No_two_keys_have_the_same_words_in_every_language()
    {
        var composed = ComposedIn(Code());
        var alike = English.Keys.Where(key => IsField(key) || !(ByName.Any(each => key.StartsWith(each, StringComparison.Ordinal)) || composed.Contains(key[..(key.LastIndexOf('.') + 1)])))
            .GroupBy(key => (InterfaceTexts.ByLanguage["vi"][key], InterfaceTexts.ByLanguage["lo"][key], English[key]))
            .Where(each => each.Count() > 1 && !(each.All(IsField) && each.DistinctBy(key => key[(key.LastIndexOf('.') + 1)..]).Count() == each.Count()));
        Assert.Empty(alike.Select(each => $"{each.Key.Item3}: {string.Join(", ", each)}"));
    }

    private static bool IsField(string key) => key.StartsWith("Field.", StringComparison.Ordinal);

    private static string Code() => string.Join('\n', Repository.TextFiles("src/", ".razor", ".cs").Select(Repository.Read));

    private static HashSet<string> ComposedIn(string code)
    {
        var composed = Composed().Matches(code).Select(match => match.Groups[1].Value).Where(each => !Broad.Contains(each)).ToHashSet();
        Assert.True(composed.Count > 5, "Hardly any composed key was found");
        return composed;
    }

    /// <summary>A word that follows the number of a place, as in "{0:day|days}", is no place of its own.</summary>
    private static HashSet<string> Places(string words) => [.. Place().Matches(words).Select(match => match.Value).Where(each => !each.Contains('|', StringComparison.Ordinal))];

    private static string LettersOnly(string words) => Place().Replace(words, string.Empty);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\(?\{\d\} (?:[a-z]+ )?[a-z]{3,}s\b")]
    private static partial Regex Several();

    [GeneratedRegex(@"[A-Za-zÀ-ỹ]{4,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"Loc\[""([A-Za-z]+\.[A-Za-z0-9.]+)""[\],]")]
    private static partial Regex NamedKey();

    [GeneratedRegex(@"(?<!data-[a-z]+=""@)Loc\[""([A-Za-z]+\.[A-Za-z0-9.]+)""\]")]
    private static partial Regex BareKey();

    [GeneratedRegex(@"\$?""([A-Z][A-Za-z]+\.(?:[A-Za-z]+\.)*)(?:""|\{)")]
    private static partial Regex Composed();

    [GeneratedRegex(@"= ""(Rule\.\w+)""")]
    private static partial Regex RuleCode();
}

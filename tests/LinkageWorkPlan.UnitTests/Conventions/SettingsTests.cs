using System.Text.Json;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>The README's table of settings and what the code reads are the same list.</summary>
public partial class SettingsTests
{
    /// <summary>Read by the framework itself.</summary>
    private static readonly string[] OfTheFramework = ["Urls"];

    private static readonly IReadOnlyList<string> Read = [.. Repository.TextFiles("src/", ".cs", ".razor")
        .SelectMany(path => KeysIn(Repository.Read(path)))
        .Distinct()
        .Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> Documented = [.. Row().Matches(Repository.Read("README.md"))
        .Select(row => row.Groups[1].Value)
        .Order(StringComparer.Ordinal)];

    [Fact]
    public void The_ways_to_read_a_setting_are_recognised() =>
        Assert.Equal(
            ["A:B", "A:C", "A:D", "ConnectionStrings:E"],
            KeysIn("""
                configuration["A:B"] ?? x; builder.Configuration.GetValue("A:C", 60); configuration.GetValue<bool>("A:D");
                configuration.GetConnectionString("E"); words["F.G"]; text["time: now"];
                """));

    [Fact]
    public void The_settings_of_an_options_class_are_recognised() =>
        Assert.Equal(
            ["H:One", "H:Two"],
            KeysIn("""
                public const string Section = "H";
                public string? One { get; set; }
                public int Two { get; init; } = 60;
                public int Sum => 3;
                """));

    [Fact]
    public void Every_setting_that_is_read_stands_in_the_readme()
    {
        Assert.Contains("Database:Provider", Read);
        Assert.Empty(Read.Except(Documented));
    }

    [Fact]
    public void Every_setting_in_the_readme_is_read()
    {
        Assert.Contains("Database:Provider", Documented);
        Assert.Empty(Documented.Except(Read).Except(OfTheFramework));
    }

    [Fact]
    public void A_default_in_the_settings_file_is_the_one_in_the_readme()
    {
        var defaults = Leaves(JsonDocument.Parse(Repository.Read("src/LinkageWorkPlan.Web/appsettings.json")).RootElement, string.Empty)
            .Where(each => Documented.Contains(each.Key))
            .ToDictionary();
        Assert.Contains("Urls", defaults.Keys);
        var readme = Row().Matches(Repository.Read("README.md")).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim('`'));
        Assert.Empty(defaults.Where(each => readme[each.Key] != each.Value).Select(each => $"{each.Key} is {each.Value}, README says {readme[each.Key]}").ToList());
    }

    [Fact]
    public void A_setting_of_the_package_or_its_image_stands_in_the_readme()
    {
        var named = PackageSetting().Matches(Repository.Read("scripts/package/settings.env")).Concat(PackageSetting().Matches(Repository.Read("scripts/package/Dockerfile")))
            .Select(each => each.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal))
            .Except(["HOME"])
            .ToList();
        Assert.Contains("Data:Path", named);
        Assert.Empty(named.Except(Documented));
    }

    [Fact]
    public void A_section_is_bound_to_a_class_that_names_it_or_its_keys_could_not_be_found_here() =>
        Assert.Empty(Repository.LinesWhere(
            Repository.TextFiles("src/", ".cs", ".razor"),
            line => line.Contains(".GetSection(", StringComparison.Ordinal) && !line.Contains("Options.Section)", StringComparison.Ordinal)));

    private static IReadOnlyList<string> KeysIn(string code) =>
        [.. Indexer().Matches(code).Concat(Value().Matches(code)).Select(each => each.Groups[1].Value),
            .. Connection().Matches(code).Select(each => $"ConnectionStrings:{each.Groups[1].Value}"),
            .. from Match section in Section().Matches(code)
               from Match property in Property().Matches(code)
               select $"{section.Groups[1].Value}:{property.Groups[1].Value}"];

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(each => Leaves(each.Value, path.Length == 0 ? each.Name : $"{path}:{each.Name}"))
            : [new(path, element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : element.ToString())];

    [GeneratedRegex(@"^(?:#|ENV |    )?([A-Z]\w+)=", RegexOptions.Multiline)]
    private static partial Regex PackageSetting();

    [GeneratedRegex(@"\[""([A-Z][A-Za-z]*(?::[A-Z][A-Za-z0-9]*)+)""\]", RegexOptions.CultureInvariant)]
    private static partial Regex Indexer();

    [GeneratedRegex(@"\.GetValue(?:<[^>]+>)?\(""([A-Z][A-Za-z]*(?::[A-Z][A-Za-z0-9]*)*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"\.GetConnectionString\(""([A-Za-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Connection();

    [GeneratedRegex(@"const string \w*Section = ""([A-Z][A-Za-z]*(?::[A-Z][A-Za-z]*)?)"";", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"public \S+ ([A-Z][A-Za-z]*) \{ get; (?:set|init); \}", RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| `([A-Z][A-Za-z]*(?::[A-Z][A-Za-z0-9]*)*)` \| (.*) \| .* \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}

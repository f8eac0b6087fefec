using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Controls of a package bring English words of their own: each that a page uses is given those of the interface.</summary>
public partial class PackageControlTests
{
    /// <summary>By control: what shows or says words; of alternatives one is enough.</summary>
    private static readonly Dictionary<string, string[][]> WordsOf = new()
    {
        ["RadzenDropDown"] =
        [
            ["Placeholder"], ["FilterPlaceholder"], ["SearchAriaLabel"], ["ClearAriaLabel"], ["EmptyAriaLabel"], ["RemoveChipTitle"],
            ["EmptyText", "<EmptyTemplate>"], ["SelectAllText", "AllowSelectAll=\"false\""], ["SelectedItemsText", "Chips"],
        ],
    };

    [Fact]
    public void A_control_that_keeps_the_packages_words_is_found()
    {
        Assert.Equal(["RadzenDropDown: FilterPlaceholder"], Faults(Planted("Placeholder", "SearchAriaLabel", "ClearAriaLabel", "EmptyAriaLabel", "RemoveChipTitle", "EmptyText", "SelectAllText", "SelectedItemsText")));
        Assert.Equal(["RadzenGauge: unknown"], Faults("<RadzenGauge Value=\"1\"/>"));
        Assert.Contains("RadzenDropDown: Placeholder", Faults("<RadzenDropDown Placeholder=\"Choose\"/>"));

        static string Planted(params string[] given) => $"<RadzenDropDown {string.Join(' ', given.Select(each => $"{each}=\"@Loc[\"A.B\"]\""))}/>";
    }

    [Fact]
    public void Every_control_of_a_package_has_its_words_from_the_resources()
    {
        var pages = Repository.TextFiles("src/", ".razor").Where(path => Control().IsMatch(Repository.Read(path))).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(path => Faults(Repository.Read(path)).Select(fault => $"{path}: {fault}")));
    }

    private static IEnumerable<string> Faults(string page) =>
        from Match control in Control().Matches(page)
        let name = control.Groups[1].Value
        let end = page.IndexOf($"</{name}>", control.Index, StringComparison.Ordinal)
        let whole = page[control.Index..(end < 0 ? page.Length : end)]
        from fault in WordsOf.TryGetValue(name, out var words) ? words.Where(each => !each.Any(one => IsGiven(whole, one))).Select(each => each[0]) : ["unknown"]
        select $"{name}: {fault}";

    private static bool IsGiven(string control, string word) =>
        word.Contains('"', StringComparison.Ordinal) || word.StartsWith('<') ? control.Contains(word, StringComparison.Ordinal)
        : word == "Chips" ? Regex.IsMatch(control, @"\sChips[\s/>]")
        : Regex.IsMatch(control, $@"\s{word}=""@Loc\[");

    [GeneratedRegex(@"<(Radzen[A-Z]\w*)")]
    private static partial Regex Control();
}

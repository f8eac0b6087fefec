using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Words that the English interface has and the others have not: seen on another page, they are there by accident.</summary>
internal static partial class EnglishWords
{
    /// <summary>Names, codes and examples that are the same in every language.</summary>
    private static readonly HashSet<string> Allowed = ["text", "demo", "mail", "link", "test", "page", "code", "excel", "word"];

    private static readonly HashSet<string> Words = Read();

    public static IReadOnlyList<string> In(string shown) =>
        [.. Word().Matches(shown).Select(each => each.Value.ToLowerInvariant()).Where(Words.Contains).Distinct()];

    private static HashSet<string> Read()
    {
        var folder = Path.Combine(Browser.AppProcess.Root(), "src", "LinkageWorkPlan.Web", "Text");
        var files = Directory.GetFiles(folder, "*.resx");
        var others = files.Where(file => Path.GetFileName(file).Split('.').Length == 3).SelectMany(WordsOf).ToHashSet();
        var english = files.Where(file => Path.GetFileName(file).Split('.').Length == 2).SelectMany(WordsOf).ToHashSet();
        english.ExceptWith(others);
        english.ExceptWith(Allowed);
        return english.Count > 200 ? english : throw new InvalidOperationException($"Only {english.Count} English words were found in {folder}.");
    }

    private static IEnumerable<string> WordsOf(string file) =>
        XDocument.Load(file).Descendants("data").SelectMany(data => Word().Matches(data.Element("value")!.Value)).Select(each => each.Value.ToLowerInvariant());

    [GeneratedRegex(@"(?<![\p{L}\p{N}@./_-])[A-Za-z]{4,}(?![\p{L}\p{N}@/_-]|\.\p{L})")]
    private static partial Regex Word();
}

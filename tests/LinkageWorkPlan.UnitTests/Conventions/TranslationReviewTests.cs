using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// Lao that nobody confirmed is on the review list. <c>LWP_WRITE_REVIEW=1 dotnet test --filter TranslationReview</c> writes
/// the list of the interface's words and of the printed and sent templates again.
/// </summary>
public class TranslationReviewTests
{
    private const string Page = "docs/translation-review.md";
    private const string Heading = "## Interface and report wording";

    /// <summary>Made up, to show what a page looks like.</summary>
    private const string Sample = "reports/sample.json";

    private static readonly string[] Printed = ["reports", "plans", "meetings", "pilots"];

    [Fact]
    public void Every_Lao_word_of_the_interface_and_the_reports_that_nobody_confirmed_is_on_the_review_list()
    {
        var rows = Rows().ToList();
        Assert.True(rows.Count > 100, "Hardly any words were found");
        var page = Repository.Read(Page);
        if (Environment.GetEnvironmentVariable("LWP_WRITE_REVIEW") == "1")
        {
            page = page[..page.IndexOf(Heading, StringComparison.Ordinal)] + Heading
                + "\n\nWritten by the test of this page; texts that the glossary has with confidence H are left out.\n\n| place | vi | lo | en | confidence |\n|---|---|---|---|---|\n"
                + string.Concat(rows.Select(each => each + "\n"));
            File.WriteAllText(Repository.FullPath(Page), page);
        }

        var listed = page.Split('\n').ToHashSet();
        Assert.Empty(rows.Except(listed));
    }

    private static IEnumerable<string> Rows()
    {
        var confirmed = Confirmed();
        var (vi, lo, en) = (InterfaceTexts.ByLanguage["vi"], InterfaceTexts.ByLanguage["lo"], InterfaceTexts.ByLanguage["en"]);
        var screen = lo.Keys.Order(StringComparer.Ordinal).Select(key => (Place: key, Vi: vi[key], Lo: lo[key], En: en[key]));
        return screen.Concat(Templates())
            .Where(each => each.Lo.Any(letter => letter is >= '\u0E80' and <= '\u0EFF') && !confirmed.Contains(TextNormalizer.Normalize(each.Lo)))
            .Select(each => $"| {each.Place} | {Cell(each.Vi)} | {Cell(each.Lo)} | {Cell(each.En)} | M |");
    }

    /// <summary>Every template that is printed or sent, found by walking their folders: one that is added is reviewed as well.</summary>
    private static IEnumerable<(string Place, string Vi, string Lo, string En)> Templates()
    {
        var root = Repository.FullPath("templates");
        foreach (var file in Printed.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.json", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var place = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (place != Sample)
            {
                using var document = JsonDocument.Parse(File.ReadAllText(file));
                foreach (var each in Texts(document.RootElement, place).OrderBy(each => each.Place, StringComparer.Ordinal).ToList())
                {
                    yield return each;
                }
            }
        }

        foreach (var file in Directory.GetFiles(Path.Combine(root, "mails"), "*.lo.txt").Order(StringComparer.Ordinal))
        {
            string In(string language) => File.ReadAllText(file.Replace(".lo.txt", $".{language}.txt", StringComparison.Ordinal)).Trim();
            yield return ($"mails/{Path.GetFileName(file)}", In("vi"), In("lo"), In("en"));
        }
    }

    private static IEnumerable<(string Place, string Vi, string Lo, string En)> Texts(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany((each, index) => Texts(each, $"{place} {index}"));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        string Words(string language) => element.TryGetProperty(language, out var words) && words.ValueKind == JsonValueKind.String ? words.GetString()! : string.Empty;
        return Words("lo").Length > 0
            ? [(place, Words("vi"), Words("lo"), Words("en"))]
            : element.EnumerateObject().SelectMany(each => Texts(each.Value, $"{place} {each.Name}"));
    }

    private static HashSet<string> Confirmed()
    {
        using var seed = JsonDocument.Parse(Repository.Read("templates/workplans/domain-seed.json"));
        return [.. seed.RootElement.GetProperty("glossary").EnumerateArray()
            .Where(term => term.GetProperty("loConfidence").GetString() == "H")
            .Select(term => TextNormalizer.Normalize(term.GetProperty("lo").GetString()))];
    }

    private static string Cell(string words) => words.Replace("\n", " / ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}

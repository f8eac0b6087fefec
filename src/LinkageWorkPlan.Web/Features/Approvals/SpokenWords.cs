using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Lines of a page in one language, so that each is read aloud by its own voice.</summary>
/// <param name="Lang">vi, lo or en.</param>
/// <param name="Words">One line of the page a line.</param>
public sealed partial record SpokenWords(string Lang, string Words)
{
    /// <param name="page">What a page says, a line a line.</param>
    public static IReadOnlyList<SpokenWords> Of(string page, EditionKey key)
    {
        var parts = new List<SpokenWords>();
        foreach (var line in page.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var language = LanguageOf(line, key)?.Code();
            if (parts.Count > 0 && (language is null || parts[^1].Lang == language))
            {
                parts[^1] = parts[^1] with { Words = $"{parts[^1].Words}\n{line}" };
            }
            else
            {
                parts.Add(new SpokenWords(language ?? key.Reader.NativeLanguage().Code(), line));
            }
        }

        return parts;
    }

    /// <summary>Null for figures alone, which belong to what stands before them.</summary>
    private static Language? LanguageOf(string line, EditionKey key) =>
        Lao().IsMatch(line) ? Language.Lo : line.Any(char.IsLetter) ? key.Edition == Edition.English ? Language.En : Language.Vi : null;

    [GeneratedRegex("[\u0E80-\u0EFF]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Lao();
}

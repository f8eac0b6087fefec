using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>The fixed words of the printed documents, from <c>wording.json</c>: every key has vi, lo and en.</summary>
public sealed partial class Wording
{
    private readonly Dictionary<string, LocalizedText> words;

    private Wording(Dictionary<string, LocalizedText> words) => this.words = words;

    /// <summary>The words of a key of <see cref="WordingKeys"/>.</summary>
    /// <exception cref="KeyNotFoundException">The key is none of <see cref="WordingKeys.All"/>.</exception>
    public LocalizedText this[string key] => words[key];

    public LocalizedText Of(WorkStatus status) => words[WordingKeys.Of(status)];

    /// <summary>The short name of the side's institute.</summary>
    public LocalizedText Of(Side side) => words[WordingKeys.Of(side)];

    /// <summary>The name of a language, as in "tiếng Việt".</summary>
    public LocalizedText Of(Language language) => words[WordingKeys.Of(language)];

    public LocalizedText PositionOf(Side side) => words[WordingKeys.Position(side)];

    /// <summary>The mark where a text has no words in the language.</summary>
    public LocalizedText Missing(Language language) => words[WordingKeys.Missing(language)];

    /// <summary>The numbered heading of a section.</summary>
    public LocalizedText Heading(string sectionKey) => words[WordingKeys.Heading(sectionKey)];

    /// <summary>Words with their places filled; the values are already formatted in the language.</summary>
    public string Format(string key, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, words[key].For(language), values);

    /// <summary>The same in every language: each value as that language writes it.</summary>
    public LocalizedText Format(string key, Func<Language, object[]> values) => LocalizedText.Of(
        Language.Vi,
        Format(key, Language.Vi, values(Language.Vi)),
        Format(key, Language.Lo, values(Language.Lo)),
        Format(key, Language.En, values(Language.En)));

    /// <exception cref="TemplateException">Not JSON, a key or a language is missing or blank, or languages have different places.</exception>
    public static Wording Read(string path, string json)
    {
        Dictionary<string, Dictionary<string, string>> read;
        try
        {
            read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json) ?? [];
        }
        catch (JsonException failure)
        {
            throw new TemplateException(path, failure.Message, failure);
        }

        var words = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var key in WordingKeys.All)
        {
            if (!read.TryGetValue(key, out var renderings))
            {
                throw new TemplateException(path, $"the entry \"{key}\" is missing.");
            }

            foreach (var code in Languages.All.Select(language => language.Code()))
            {
                if (!renderings.TryGetValue(code, out var rendering) || string.IsNullOrWhiteSpace(rendering))
                {
                    throw new TemplateException(path, $"the entry \"{key}\" has no \"{code}\".");
                }

                if (PlacesOf(rendering) != PlacesOf(renderings["vi"]))
                {
                    throw new TemplateException(path, $"the entry \"{key}\" must have the same places in braces in all languages.");
                }
            }

            words[key] = LocalizedText.Of(Language.Vi, renderings["vi"], renderings["lo"], renderings["en"]);
        }

        return new Wording(words);
    }

    private static string PlacesOf(string rendering) =>
        string.Join(' ', Place().Matches(rendering).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Place();
}

using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

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

    /// <summary>The heading of a section with the number that it has in a report of all sections.</summary>
    public LocalizedText Heading(string sectionKey) => Numbered(SectionNumbers.Of(sectionKey, SectionKeys.All), words[WordingKeys.Heading(sectionKey)]);

    /// <summary>The heading of a section with the number and the words that it has in one report; without a number where it is left out.</summary>
    public LocalizedText Heading(string sectionKey, ReportContent content) => Numbered(content.NumberOf(sectionKey), TitleOf(sectionKey, content));

    /// <summary>What was signed before kinds differed keeps the words that it had.</summary>
    private LocalizedText TitleOf(string sectionKey, ReportContent content) =>
        content.Parts is not null && words.TryGetValue(WordingKeys.Heading(content.Kind, sectionKey), out var own) ? own : words[WordingKeys.Heading(sectionKey)];

    private static LocalizedText Numbered(string? number, LocalizedText title) =>
        number is null ? title : LocalizedText.Each(title.Source, language => $"{number}. {title.For(language)}");

    /// <summary>Words with their places filled; the values are already formatted in the language.</summary>
    public string Format(string key, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, words[key].For(language), values);

    /// <summary>The same in every language: each value as that language writes it.</summary>
    public LocalizedText Format(string key, Func<Language, object[]> values) => LocalizedText.Each(Language.Vi, language => Format(key, language, values(language)));

    /// <exception cref="TemplateException">Not JSON, a key or a language is missing, unknown or blank, or languages have different places.</exception>
    public static Wording Read(string path, byte[] json)
    {
        var file = new TemplateObject(TemplateNode.Parse(path, json), "the wording");
        var words = WordingKeys.All.ToDictionary(key => key, key => Entry(key, file.Required(key)), StringComparer.Ordinal);
        foreach (var key in WordingKeys.HeadingsOfKinds)
        {
            if (file.Optional(key) is { } own)
            {
                words.Add(key, Entry(key, own));
            }
        }

        file.Done();
        return new Wording(words);
    }

    private static LocalizedText Entry(string key, TemplateNode node)
    {
        var entry = new TemplateObject(node, $"the entry \"{key}\"");
        var renderings = Languages.All.ToDictionary(language => language, language => Rendering(entry.Required(language.Code())));
        entry.Done();
        return renderings.Values.Select(PlacesOf).Distinct(StringComparer.Ordinal).Count() == 1
            ? LocalizedText.Each(Language.Vi, language => renderings[language])
            : throw node.Refused($"the entry \"{key}\" must have the same places in braces in all languages.");
    }

    private static string Rendering(TemplateNode node) =>
        string.IsNullOrWhiteSpace(TemplateObject.Text(node)) ? throw node.Refused("the words are missing.") : node.Text;

    private static string PlacesOf(string rendering) =>
        string.Join(' ', Place().Matches(rendering).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}?|\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Place();
}

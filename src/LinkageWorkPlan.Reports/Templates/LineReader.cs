using System.Text.Json;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Editions;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads lines of an edition: words in every language the edition is written in, with known places only.</summary>
internal static partial class LineReader
{
    /// <param name="letterhead">Lines of another one are left out.</param>
    public static List<TemplateLine> ReadAll(TemplateNode list, IReadOnlyList<Language> languages, Letterhead letterhead) =>
        [.. TemplateObject.List(list).Where(node => IsOf(node, letterhead)).Select(node => Read(node, languages))];

    /// <summary>Whether a line or a row of the head is printed under a letterhead: under any, or under the one that it names.</summary>
    public static bool IsOf(TemplateNode node, Letterhead letterhead) =>
        node.Members.Find(member => member.Name == "under").Value is not { } named || TemplateObject.OneOf(named, ("group", Letterhead.Group), ("institute", Letterhead.Institute)) == letterhead;

    /// <exception cref="TemplateException">Words of a language are missing, or a place is unknown.</exception>
    public static TemplateLine Read(TemplateNode node, IReadOnlyList<Language> languages)
    {
        var line = new TemplateObject(node, "a line");
        line.Optional("under");
        var read = new TemplateLine(
            line.Optional("class") is { } style ? ClassOf(style) : string.Empty,
            Words(line.Required("text"), languages),
            line.Optional("without") is { } without ? Words(without, languages) : null,
            line.Optional("title") is { } title && TemplateObject.Boolean(title),
            line.Optional("issued") is { } issued ? Words(issued, languages) : null);
        line.Done();
        return read;
    }

    public static string ClassOf(TemplateNode node) =>
        Class().IsMatch(TemplateObject.Text(node)) ? node.Text : throw node.Refused($"\"{node.Text}\" is no list of style classes: small letters, digits and hyphens, with a space between two.");

    /// <summary>One text where the edition has one language; one a language, by its code, where it has more.</summary>
    public static Dictionary<Language, string> Words(TemplateNode node, IReadOnlyList<Language> languages)
    {
        if (node.Kind == JsonTokenType.String && languages.Count == 1)
        {
            return new Dictionary<Language, string> { [languages[0]] = Checked(node) };
        }

        var words = new TemplateObject(node, $"words in {string.Join(" and ", languages.Select(language => language.Code()))}");
        var read = languages.ToDictionary(language => language, language => Checked(words.Required(language.Code())));
        words.Done();
        return read;
    }

    private static string Checked(TemplateNode node)
    {
        var words = TemplateObject.Text(node).Normalize();
        foreach (Match place in Place().Matches(words))
        {
            if (place.Value is not ['{', .. var name, '}'] || !EditionValues.Names.Contains(name))
            {
                throw node.Refused($"the place {place.Value} is unknown; known are {string.Join(", ", EditionValues.Names.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"))}.");
            }
        }

        return words;
    }

    [GeneratedRegex("^([a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*)?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Class();

    /// <summary>Also one that is not closed, or not opened.</summary>
    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Place();
}

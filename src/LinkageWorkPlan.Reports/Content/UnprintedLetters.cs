using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Fonts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Looks through a canonical content, whatever it is of, for letters that no font of the printed documents has.</summary>
public static class UnprintedLetters
{
    /// <summary>Letters of one text that are named; the rest are counted in by an ellipsis.</summary>
    private const int Named = 6;

    /// <summary>Characters of the text that are quoted.</summary>
    private const int Quoted = 60;

    private static readonly string[] CodeNames = ["taskCode", "code", "key", "minister"];

    /// <returns>One entry a text and language; its subject is the nearest code or key above the text, or empty.</returns>
    public static IReadOnlyList<BrokenRule> Of(string canonical, FontCoverage fonts) => [.. Of(canonical, fonts, (_, code) => code)];

    /// <param name="subject">Where to change a text: by the name of the part of the content it is in, as "tasks", and the nearest code.</param>
    public static IEnumerable<BrokenRule> Of(string canonical, FontCoverage fonts, Func<string, string, string> subject)
    {
        using var document = JsonDocument.Parse(canonical);
        return document.RootElement.EnumerateObject().SelectMany(part => In(part.Value, string.Empty, fonts).Select(found =>
            new BrokenRule(Rules.LetterNotPrinted, subject(part.Name, found.Code), found.Code, Excerpt(found.Words), found.Letters, (found.Language ?? Language.Vi).Code()))).ToList();
    }

    private static IEnumerable<(string Code, string Words, string Letters, Language? Language)> In(JsonElement element, string code, FontCoverage fonts) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(each => In(each, code, fonts)),
        JsonValueKind.Object when element.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String => Languages.All.SelectMany(language =>
            element.TryGetProperty(language.Code(), out var words) ? Found(words.GetString()!, code, language, fonts) : []),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => In(each.Value, CodeOf(element) ?? code, fonts)),
        JsonValueKind.String => Found(element.GetString()!, code, null, fonts),
        _ => [],
    };

    private static IEnumerable<(string, string, string, Language?)> Found(string words, string code, Language? language, FontCoverage fonts)
    {
        var letters = fonts.NotPrinted(words);
        if (letters.Count > 0)
        {
            var named = string.Join(' ', letters.Take(Named).Select(letter => string.Create(CultureInfo.InvariantCulture, $"{letter} (U+{letter.Value:X4})")));
            yield return (code, words, letters.Count > Named ? named + " …" : named, language);
        }
    }

    private static string Excerpt(string words) =>
        words.Length <= Quoted ? words : words[..StringInfo.ParseCombiningCharacters(words).Last(start => start <= Quoted)] + "…";

    private static string? CodeOf(JsonElement element) =>
        CodeNames.Select(name => element.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null).FirstOrDefault(code => code is not null);
}

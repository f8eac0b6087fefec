using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Fonts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Looks through a canonical content, whatever it is of, for letters that no font of the printed documents has.</summary>
public static class UnprintedLetters
{
    /// <summary>Letters of one text that are named; the rest are counted in by an ellipsis.</summary>
    private const int NamedMost = 6;

    /// <summary>Characters of the text that are quoted.</summary>
    private const int Quoted = 60;

    /// <returns>One entry a text and language; its subject is the nearest code or key above the text, or empty.</returns>
    public static IReadOnlyList<BrokenRule> Of(string canonical, FontCoverage fonts) => [.. Of(canonical, fonts, (_, code) => code)];

    /// <param name="subject">Where to change a text: by the name of the part of the content it is in, as "tasks", and the nearest code.</param>
    public static IEnumerable<BrokenRule> Of(string canonical, FontCoverage fonts, Func<string, string, string> subject) =>
        from found in ContentWords.Of(canonical)
        let letters = fonts.NotPrinted(found.Words)
        where letters.Count > 0
        select new BrokenRule(Rules.LetterNotPrinted, subject(found.Part, found.Code), found.Code, Excerpt(found.Words), Named(letters), (found.Language ?? Language.Vi).Code());

    private static string Named(IReadOnlyList<System.Text.Rune> letters)
    {
        var named = string.Join(' ', letters.Take(NamedMost).Select(letter => string.Create(CultureInfo.InvariantCulture, $"{letter} (U+{letter.Value:X4})")));
        return letters.Count > NamedMost ? named + " …" : named;
    }

    private static string Excerpt(string words) =>
        words.Length <= Quoted ? words : words[..StringInfo.ParseCombiningCharacters(words).Last(start => start <= Quoted)] + "…";
}

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>The languages of the working group. Vi and Lo are equal and required for signing; En is optional everywhere.</summary>
public enum Language
{
    Vi,
    Lo,
    En,
}

/// <summary>What of a language is not in its words. A new language gives its facts here, its columns in <c>LocalizedText</c> and its texts.</summary>
/// <param name="Code">BCP 47: vi, lo or en. Lao is <c>lo</c>, never <c>la</c> (Latin).</param>
/// <param name="Culture">Whose order of words it has.</param>
/// <param name="Short">What it is called where one chooses a language, in itself.</param>
/// <param name="Group">Between thousands.</param>
/// <param name="Point">Before decimals.</param>
/// <param name="Letters">Marks of list items, in their order.</param>
public sealed record LanguageFacts(string Code, string Culture, string Short, char Group, char Point, string Letters)
{
    internal static readonly LanguageFacts Vietnamese = new("vi", "vi-VN", "VI", '.', ',', "abcdđeghiklmnopqrstuvxy");
    internal static readonly LanguageFacts Lao = new("lo", "lo-LA", "ລາວ", '.', ',', "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ");
    internal static readonly LanguageFacts English = new("en", "en-GB", "EN", ',', '.', "abcdefghijklmnopqrstuvwxyz");
}

public static class Languages
{
    public static readonly IReadOnlyList<Language> All = Enum.GetValues<Language>();

    /// <summary>The languages every text must have before anything can be signed.</summary>
    public static readonly IReadOnlyList<Language> Official = [Language.Vi, Language.Lo];

    /// <summary>Those that a text may do without.</summary>
    public static readonly IReadOnlyList<Language> Optional = [.. All.Except(Official)];

    public static bool IsOfficial(this Language language) => language is Language.Vi or Language.Lo;

    public static LanguageFacts Facts(this Language language) => language switch
    {
        Language.Vi => LanguageFacts.Vietnamese,
        Language.Lo => LanguageFacts.Lao,
        Language.En => LanguageFacts.English,
    };

    /// <summary>The BCP 47 code.</summary>
    public static string Code(this Language language) => language.Facts().Code;

    /// <summary>Reads a BCP 47 code, also with a region (<c>vi-VN</c>).</summary>
    /// <returns>False where the code names none of the languages.</returns>
    public static bool TryRead(string? code, out Language language)
    {
        var primary = code?.Split('-', '_')[0].Trim();
        var found = All.Where(each => each.Code().Equals(primary, StringComparison.OrdinalIgnoreCase)).ToList();
        language = found.Count > 0 ? found[0] : Language.En;
        return found.Count > 0;
    }
}

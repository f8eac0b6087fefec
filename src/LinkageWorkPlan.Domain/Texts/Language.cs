namespace LinkageWorkPlan.Domain.Texts;

/// <summary>The languages of the working group. Vi and Lo are equal and required for signing; En is optional everywhere.</summary>
public enum Language
{
    Vi,
    Lo,
    En,
}

public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.Vi, Language.Lo, Language.En];

    /// <summary>The languages every text must have before anything can be signed.</summary>
    public static readonly IReadOnlyList<Language> Official = [Language.Vi, Language.Lo];

    /// <summary>The BCP 47 code: vi, lo or en. Lao is <c>lo</c>, never <c>la</c> (Latin).</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Vi => "vi",
        Language.Lo => "lo",
        Language.En => "en",
    };

    /// <summary>Reads a BCP 47 code, also with a region (<c>vi-VN</c>).</summary>
    /// <returns>False where the code names none of the three languages.</returns>
    public static bool TryRead(string? code, out Language language)
    {
        var primary = code?.Split('-', '_')[0].Trim().ToLowerInvariant();
        language = primary switch { "vi" => Language.Vi, "lo" => Language.Lo, _ => Language.En };
        return primary is "vi" or "lo" or "en";
    }
}

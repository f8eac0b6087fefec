using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain;

/// <summary>Limits on what people type, the same for every entity.</summary>
internal static class Check
{
    /// <returns>The normalised words: not blank, at most <paramref name="max"/> text elements, nothing garbled.</returns>
    public static string Text(string? words, string field, int max)
    {
        var text = TextNormalizer.Normalize(words);
        if (text.Length == 0)
        {
            throw new RuleException(Rules.Required, field, field);
        }

        Length(text, field, max);
        return text;
    }

    /// <returns>A code that can be in an address: letters of any script, digits, and - _ . between them.</returns>
    public static string Code(string? words, string field, int max)
    {
        var code = Text(words, field, max);
        return Codes.IsCode(code) ? code : throw new RuleException(Rules.CodeFormat, field, field);
    }

    public static LocalizedText Text(LocalizedText text, string field, int max, bool required = false)
    {
        if (required && text.IsEmpty)
        {
            throw new RuleException(Rules.Required, field, field);
        }

        foreach (var language in Languages.All)
        {
            if (text[language] is { } rendering)
            {
                Length(rendering.Text, field, max);
            }
        }

        return text;
    }

    private static void Length(string text, string field, int max)
    {
        if (!TextLimit.Fits(text, max))
        {
            throw new RuleException(Rules.TooLong, field, field, TextLimit.Count(text), max);
        }

        if (TextNormalizer.TryFindGarbled(text, out var garbled))
        {
            throw new RuleException(Rules.GarbledText, field, field, garbled.Notation, garbled.Index + 1);
        }

        if (OldEncoding.TryFind(text, out var old))
        {
            throw new RuleException(Rules.OldFont, field, field, old.Stored, old.Name, old.Meant);
        }
    }
}

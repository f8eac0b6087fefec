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
            throw new RuleException(Rules.Required, field);
        }

        Length(text, field, max);
        return text;
    }

    public static LocalizedText Text(LocalizedText text, string field, int max, bool required = false)
    {
        if (required && text.IsEmpty)
        {
            throw new RuleException(Rules.Required, field);
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
        // A text of at most max chars cannot hold more than max text elements: counting is for the few that are longer.
        if (text.Length > max && TextLimit.Count(text) > max)
        {
            throw new RuleException(Rules.TooLong, field, TextLimit.Count(text), max);
        }
    }
}

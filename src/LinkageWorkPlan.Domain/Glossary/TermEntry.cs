using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>A term as texts are searched for it.</summary>
/// <param name="Words">Normalised, as a <see cref="Term"/> has them.</param>
/// <param name="IsHinted">Whether texts are checked against it.</param>
public sealed record TermEntry(Guid Id, TermGroup Group, LocalizedText Words, bool IsHinted)
{
    /// <summary>
    /// The words one may meet in a text: "Owner / person responsible" is two, "Joint working group (JWG)" is one without its bracket. In
    /// English the plural too. A pattern with "…" is none, because nobody writes it so.
    /// </summary>
    public IEnumerable<string> Forms(Language language)
    {
        foreach (var form in WithoutBrackets(Words[language]?.Text ?? string.Empty).Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (form.Contains('…', StringComparison.Ordinal))
            {
                continue;
            }

            yield return form;
            if (language == Language.En)
            {
                yield return Plural(form);
            }
        }
    }

    private static string WithoutBrackets(string words)
    {
        while (words.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = words.IndexOf(')', open);
            words = string.Concat(words.AsSpan(0, open).TrimEnd(), close < 0 ? [] : words.AsSpan(close + 1));
        }

        return words;
    }

    private static string Plural(string form) => form switch
    {
        [.., 'y'] when form.Length > 1 && !"aeiou".Contains(form[^2], StringComparison.Ordinal) => form[..^1] + "ies",
        [.., 's' or 'x'] or [.., 'c' or 's', 'h'] => form + "es",
        _ => form + "s",
    };
}

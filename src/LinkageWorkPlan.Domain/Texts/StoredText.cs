using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What may be stored of words: the same limits and characters that entities ask for, for whoever stores them.</summary>
public static class StoredText
{
    /// <summary>Text elements of a reason that is given for the history alone.</summary>
    public const int ReasonMax = 4000;

    /// <param name="max">In text elements, of each language.</param>
    /// <exception cref="RuleException"><see cref="Rules.TooLong"/>, <see cref="Rules.GarbledText"/> or <see cref="Rules.OldFont"/>.</exception>
    public static void Require(LocalizedText text, string field, int max) => Check.Text(text, field, max);

    /// <param name="max">In UTF-16 units, as columns count them; null where there is no limit.</param>
    /// <exception cref="RuleException"><see cref="Rules.TooLong"/> or <see cref="Rules.GarbledText"/>.</exception>
    public static void Require(string words, string field, int? max)
    {
        if (words.Length > max)
        {
            throw new RuleException(Rules.TooLong, field, field, words.Length, max);
        }

        if (TextNormalizer.TryFindGarbled(words, out var garbled))
        {
            throw new RuleException(Rules.GarbledText, field, field, garbled.Notation, garbled.Index + 1);
        }
    }

    /// <returns>A reason in its stored form; null where none was given.</returns>
    /// <exception cref="RuleException">It is too long, or cannot be read.</exception>
    public static string? Reason(string? words) => TextNormalizer.Normalize(words).Length == 0 ? null : Check.Text(words, "Reason", ReasonMax);
}

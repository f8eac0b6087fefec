namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What suggests that words are in another language's field.</summary>
public enum ScriptDoubt
{
    None,

    /// <summary>More Lao letters than others, in a language that is not Lao.</summary>
    MostlyLao,

    /// <summary>Not one Lao letter in a Lao text that is more than names and abbreviations.</summary>
    NothingLao,
}

/// <summary>Looks at the letters alone: a doubt is shown to the writer, and refuses nothing.</summary>
public static class ScriptCheck
{
    /// <summary>Below this many letters nothing is reported: one has only begun to type.</summary>
    public const int MinLetters = 3;

    /// <summary>Words without any Lao letter that may be a person's or an institute's name.</summary>
    public const int MaxWordsOfName = 6;

    public static ScriptDoubt Of(Language language, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return ScriptDoubt.None;
        }

        var lao = words.Count(IsLao);
        if (language != Language.Lo)
        {
            return lao >= MinLetters && lao > words.Count(c => char.IsLetter(c) && !IsLao(c)) ? ScriptDoubt.MostlyLao : ScriptDoubt.None;
        }

        if (lao > 0)
        {
            return ScriptDoubt.None;
        }

        // Names begin with capitals: "Nguyễn Văn Hội, VIOIT". Two words that do not are a sentence. What has no letter, or is an address, is no word.
        var all = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetter(word[0]) && !word.Contains("://", StringComparison.Ordinal) && !word.Contains('@', StringComparison.Ordinal)).ToList();
        return all.Count(word => char.IsLower(word[0])) >= 2 || all.Count > MaxWordsOfName ? ScriptDoubt.NothingLao : ScriptDoubt.None;
    }

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF';
}

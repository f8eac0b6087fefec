namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// One spelling for Lao words that look the same. NFC does not do it: U+0EB3 has only a compatibility decomposition (U+0ECD
/// U+0EB2) and vowels have combining class 0, so that a word typed in another order stays another word for search and for
/// line breaking.
/// </summary>
internal static class LaoSpelling
{
    private const char SignE = '\u0EC0';
    private const char SignEi = '\u0EC1';
    private const char VowelAa = '\u0EB2';
    private const char VowelAm = '\u0EB3';
    private const char Niggahita = '\u0ECD';

    /// <summary>
    /// One step towards the form every word is stored in; the same instance where that is reached. Taking a U+0ECD out can bring
    /// a tone mark beside an older U+0EB3, so repeat it: every step shortens the text or moves a mark the one way it may go.
    /// </summary>
    public static string Correct(string text) => IsCorrect(text) ? text : Pass(text);

    public static bool IsCorrect(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var before = text[i - 1];
            var now = text[i];
            if ((IsTone(before) && IsMark(now))
                || (before == VowelAm && IsTone(now))
                || (before == SignE && now == SignE)
                || (now == VowelAa && (before == Niggahita || (IsTone(before) && i > 1 && text[i - 2] == Niggahita))))
            {
                return false;
            }
        }

        return true;
    }

    private static string Pass(string text)
    {
        var done = new List<char>(text.Length);
        foreach (var now in text)
        {
            var last = done.Count == 0 ? '\0' : done[^1];
            if (IsMark(now) && IsTone(last))
            {
                done.Insert(RunStart(done, IsTone), now);
            }
            else if (IsTone(now) && last == VowelAm)
            {
                done.Insert(RunStart(done, each => each == VowelAm), now);
            }
            else if (now == SignE && last == SignE)
            {
                done[^1] = SignEi;
            }
            else if (now == VowelAa && last == Niggahita)
            {
                done[^1] = VowelAm;
            }
            else if (now == VowelAa && IsTone(last) && done.Count > 1 && done[^2] == Niggahita)
            {
                done.RemoveAt(done.Count - 2);
                done.Add(VowelAm);
            }
            else
            {
                done.Add(now);
            }
        }

        return string.Concat(done);
    }

    private static int RunStart(List<char> done, Predicate<char> belongs)
    {
        var start = done.Count;
        while (start > 0 && belongs(done[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsTone(char c) => c is >= '\u0EC8' and <= '\u0ECB';

    /// <summary>Vowels and marks above or below the consonant, which a tone mark follows.</summary>
    private static bool IsMark(char c) => c is '\u0EB1' or (>= '\u0EB4' and <= '\u0EBC') or Niggahita;
}

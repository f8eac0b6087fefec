namespace LinkageWorkPlan.Domain.Texts;

/// <summary>Whether a text reads as Vietnamese: what says in which encoding it was stored, where the file does not.</summary>
public static class VietnameseWords
{
    /// <summary>How many of the words with letters beyond ASCII are Vietnamese syllables, 0 to 1; 0 where there are no such words.</summary>
    /// <param name="text">In the composed form (NFC).</param>
    public static double ShareIn(string text)
    {
        var (words, syllables) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfAWord(text[end]))
            {
                end++;
            }

            var word = text[start..end];
            if (word.Any(each => !char.IsAscii(each)))
            {
                words++;
                syllables += Syllable.IsVietnamese(word) ? 1 : 0;
            }

            start = Math.Max(end, start + 1);
        }

        return words == 0 ? 0 : (double)syllables / words;
    }

    /// <summary>Signs beyond ASCII are parts of words here: as letters in another encoding they would be.</summary>
    private static bool IsOfAWord(char each) => char.IsAscii(each) ? char.IsAsciiLetter(each) : !char.IsWhiteSpace(each);
}

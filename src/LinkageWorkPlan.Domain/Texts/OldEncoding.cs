using System.Diagnostics.CodeAnalysis;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>A word as an old font stored it, and as it was meant.</summary>
/// <param name="Name">TCVN3 or VNI.</param>
/// <param name="Stored">As pasted: "C«ng".</param>
/// <param name="Meant">In Unicode: "Công".</param>
public sealed record OldWord(string Name, string Stored, string Meant);

/// <summary>
/// Finds Vietnamese that was typed for an old font (TCVN3 as in .VnTime, VNI as in VNI-Times) and pasted as it is: every
/// character is a readable one, but the words are not. A word counts only where it holds what no written language puts together
/// and reads as a Vietnamese syllable once decoded, so that quotation marks, units and foreign names are left alone.
/// </summary>
public static class OldEncoding
{
    /// <summary>Signs that, before a letter, nobody writes but as the first letter of a TCVN3 word.</summary>
    private const string BeginsAWord = "®¸¬ª¨¶";

    /// <summary>Signs that stand between letters in formulas and units too: m×n, N·m.</summary>
    private const string OfFormulas = "×÷·";

    private const string VniMarks = "ùøûõïêéèúüëâáàåãä";
    private const string VniAlone = "íìæóòôöîñ";
    private const string VniAloneMeant = "íìỉĩịơưỵđ";

    /// <summary>Pairs that Vietnamese ("hoà") or French and its neighbours ("où", "Thaï", "goût") have in Unicode as well.</summary>
    private static readonly HashSet<string> Ordinary = ["oà", "oá", "oã", "oè", "oé", "où", "oû", "aï", "oï", "uï", "eï", "uë", "aë", "aü", "eü", "aè", "aé", "eû", "eù", "aã", "aá", "aà", "eá", "eà", "uû"];

    private static readonly Dictionary<char, char> VniSingle = VniAlone.Zip(VniAloneMeant).ToDictionary(pair => pair.First, pair => pair.Second);
    private static readonly Dictionary<string, char> VniPairs = new[] { ("a", "áàảãạăắằẳẵặâấầẩẫậ"), ("e", "éèẻẽẹ......êếềểễệ"), ("o", "óòỏõọ......ôốồổỗộ"), ("ô", "ớờởỡợ............"), ("u", "úùủũụ............"), ("ö", "ứừửữự............"), ("y", "ýỳỷỹ.............") }
        .SelectMany(row => row.Item2.Select((letter, i) => (Pair: row.Item1 + VniMarks[i], letter)))
        .Where(each => each.letter != '.').ToDictionary(each => each.Pair, each => each.letter);

    /// <summary>The first such word.</summary>
    /// <param name="text">Normalised; without soft hyphens, which were the ư of TCVN3.</param>
    public static bool TryFind(string? text, [NotNullWhen(true)] out OldWord? found)
    {
        found = null;
        if (string.IsNullOrEmpty(text) || !text.Any(c => c is >= '\u00A1' and <= '\u00FF'))
        {
            return false;
        }

        for (var start = 0; start < text.Length;)
        {
            if (!IsOfAWord(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && IsOfAWord(text[end]))
            {
                end++;
            }

            var word = text[start..end].TrimStart('«').TrimEnd('»');
            found = OfTcvn3(word) ?? OfVni(word);
            if (found is not null)
            {
                return true;
            }

            start = end;
        }

        return false;
    }

    private static OldWord? OfTcvn3(string word)
    {
        var isStrange = false;
        for (var i = 0; i < word.Length; i++)
        {
            // A sign inside the word, or at its beginning where no unit and no mark of a name stands; or a capital in the middle.
            isStrange |= IsSign(word[i])
                ? i + 1 < word.Length && (i > 0 || (BeginsAWord.Contains(word[i], StringComparison.Ordinal) && !char.IsAsciiLetterUpper(word[1])))
                : i > 0 && !char.IsAscii(word[i]) && char.IsUpper(word[i]) && char.IsAsciiLetterLower(word[i - 1]);
        }

        if (!isStrange || word.Any(c => !char.IsAsciiLetter(c) && !Tcvn3.IsSign(c)))
        {
            return null;
        }

        var meant = string.Concat(word.Select(c => Tcvn3.LetterOf(c)));
        return Syllable.IsVietnamese(meant) ? new OldWord("TCVN3", word, meant) : null;
    }

    private static OldWord? OfVni(string word)
    {
        var lower = word.ToLowerInvariant();
        var meant = new List<char>(word.Length);
        var isStrange = false;
        for (var i = 0; i < word.Length; i++)
        {
            char letter;
            var at = i;
            if (i + 1 < word.Length && VniPairs.TryGetValue(lower.Substring(i, 2), out letter))
            {
                isStrange |= !Ordinary.Contains(lower.Substring(i, 2));
                i++;
            }
            else if (!VniSingle.TryGetValue(lower[i], out letter))
            {
                letter = lower[i];
                if (!char.IsAsciiLetter(letter))
                {
                    return null;
                }
            }

            meant.Add(char.IsUpper(word[at]) ? char.ToUpperInvariant(letter) : letter);
        }

        var decoded = string.Concat(meant);
        return isStrange && decoded.Length > 1 && Syllable.IsVietnamese(decoded) ? new OldWord("VNI", word, decoded) : null;
    }

    private static bool IsSign(char c) => (!char.IsLetter(c) || c is 'ª' or 'µ') && !OfFormulas.Contains(c, StringComparison.Ordinal);

    private static bool IsOfAWord(char c) => char.IsLetter(c) || Tcvn3.IsSign(c);
}

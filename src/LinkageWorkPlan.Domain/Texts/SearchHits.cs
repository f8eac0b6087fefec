using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>Where in a text, as people read it, the words of a query stand: folding moves them, so that each is traced back.</summary>
public static class SearchHits
{
    /// <param name="query">As typed; where its words stand together in the text, only there, else one by one, as <see cref="SearchKey.Matches"/> would each.</param>
    /// <returns>Parts of the text in UTF-16 units, in order, without overlap; empty where a word is in another text.</returns>
    public static IReadOnlyList<(int Start, int Length)> In(string text, string? query)
    {
        // "ke hoach" is a plan: the "ke" of another word beside it is not what was looked for.
        var together = Marks(text, [TextNormalizer.Normalize(query)]);
        return together.Count > 0 ? together : Marks(text, WordsOf(query));
    }

    private static List<(int Start, int Length)> Marks(string text, IEnumerable<string> wantedWords)
    {
        var (folded, origins) = Trace(text);
        var marks = new List<(int Start, int Length)>();
        foreach (var word in wantedWords.Where(each => SearchKey.Folded(each).Length > 0))
        {
            var wanted = SearchKey.Folded(word);
            for (var at = folded.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
            {
                var start = origins[at].Start;
                var last = origins[at + wanted.Length - 1];
                var length = last.Start + last.Length - start;
                if (SearchKey.Matches(text.Substring(start, length), word))
                {
                    marks.Add((start, length));
                }
            }
        }

        return Merge(marks);
    }

    /// <summary>The words of a query, each to be found on its own; one that folds to nothing is left out.</summary>
    public static IReadOnlyList<string> WordsOf(string? query) =>
        [.. TextNormalizer.Normalize(query).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => SearchKey.Folded(word).Length > 0).Distinct()];

    /// <summary>The folded text, and for each of its characters the part of the original it came from.</summary>
    private static (string Folded, IReadOnlyList<(int Start, int Length)> Origins) Trace(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origins = new List<(int Start, int Length)>(text.Length);
        var pendingSpace = -1;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));

            // ຫນ, ຫມ and ຫລ are one letter each once folded.
            if (length == 1 && text[at] == '\u0EAB' && at + 1 < text.Length && text[at + 1] is '\u0E99' or '\u0EA1' or '\u0EA5')
            {
                length += StringInfo.GetNextTextElementLength(text.AsSpan(at + 1));
            }

            var unit = SearchKey.Folded(text.Substring(at, length));
            if (unit.Length == 0)
            {
                pendingSpace = char.IsWhiteSpace(text[at]) && pendingSpace < 0 ? at : pendingSpace;
            }
            else
            {
                if (pendingSpace >= 0 && folded.Length > 0 && !(IsLao(folded[^1]) && IsLao(unit[0])))
                {
                    folded.Append(' ');
                    origins.Add((pendingSpace, 1));
                }

                pendingSpace = -1;
                folded.Append(unit);
                origins.AddRange(Enumerable.Repeat((at, length), unit.Length));
            }

            at += length;
        }

        return (folded.ToString(), origins);
    }

    private static List<(int Start, int Length)> Merge(List<(int Start, int Length)> marks)
    {
        var merged = new List<(int Start, int Length)>();
        foreach (var mark in marks.OrderBy(each => each.Start).ThenByDescending(each => each.Length))
        {
            if (merged.Count > 0 && mark.Start < merged[^1].Start + merged[^1].Length)
            {
                var end = Math.Max(merged[^1].Start + merged[^1].Length, mark.Start + mark.Length);
                merged[^1] = (merged[^1].Start, end - merged[^1].Start);
            }
            else
            {
                merged.Add(mark);
            }
        }

        return merged;
    }

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF';
}

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
        var traced = FoldedText.WithoutMarks(text);
        var folded = traced.ToString();
        var marks = new List<(int Start, int Length)>();
        foreach (var word in wantedWords.Where(each => SearchKey.Folded(each).Length > 0))
        {
            var wanted = SearchKey.Folded(word);
            for (var at = folded.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
            {
                var start = traced.StartOf(at);
                var length = traced.EndOf(at + wanted.Length - 1) - start;
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
}

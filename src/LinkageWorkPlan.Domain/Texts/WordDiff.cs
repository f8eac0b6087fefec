namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What happened to words between an old text and a new one.</summary>
public enum WordChange
{
    Kept,
    Removed,
    Added,
}

/// <summary>Neighbouring tokens of one fate.</summary>
/// <param name="Text">The tokens joined, never empty.</param>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>
/// The difference of two texts as tokens. Kept and removed runs joined are the old text, kept and added ones the new text; of one
/// change the removed words come before the added ones. Shortest where up to <see cref="MostSteps"/> tokens differ between two
/// words that stayed; beyond that texts are first cut at words that are in both once, so that no text takes long.
/// </summary>
public static class WordDiff
{
    /// <summary>Tokens removed and added between two fixed points, up to which the shortest difference is looked for.</summary>
    public const int MostSteps = 1000;

    public static IReadOnlyList<WordRun> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<(int Old, int New)>();
        Match(Numbered(before), Numbered(after), 0, 0, kept);
        return Runs(before, after, kept);

        int[] Numbered(IReadOnlyList<string> tokens) =>
            [.. tokens.Select(token => numbers.TryGetValue(token, out var known) ? known : numbers[token] = numbers.Count)];
    }

    /// <summary>Adds the places that stayed, in order, of a part that begins at <paramref name="oldAt"/> and <paramref name="newAt"/>.</summary>
    private static void Match(ReadOnlySpan<int> old, ReadOnlySpan<int> now, int oldAt, int newAt, List<(int Old, int New)> kept)
    {
        var head = old.CommonPrefixLength(now);
        for (var i = 0; i < head; i++)
        {
            kept.Add((oldAt + i, newAt + i));
        }

        old = old[head..];
        now = now[head..];
        (oldAt, newAt) = (oldAt + head, newAt + head);
        var tail = 0;
        while (tail < Math.Min(old.Length, now.Length) && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var oldRest = old[..^tail];
        var newRest = now[..^tail];
        if (oldRest.Length > 0 && newRest.Length > 0)
        {
            if (ShortestPath.Find(oldRest, newRest, MostSteps) is { } pairs)
            {
                kept.AddRange(pairs.Select(pair => (oldAt + pair.Old, newAt + pair.New)));
            }
            else
            {
                Cut(oldRest, newRest, oldAt, newAt, kept);
            }
        }

        for (var i = 0; i < tail; i++)
        {
            kept.Add((oldAt + oldRest.Length + i, newAt + newRest.Length + i));
        }
    }

    private static void Cut(ReadOnlySpan<int> old, ReadOnlySpan<int> now, int oldAt, int newAt, List<(int Old, int New)> kept)
    {
        var (oldFrom, newFrom) = (0, 0);
        foreach (var (oldPlace, newPlace) in Anchors(old, now))
        {
            Match(old[oldFrom..oldPlace], now[newFrom..newPlace], oldAt + oldFrom, newAt + newFrom, kept);
            kept.Add((oldAt + oldPlace, newAt + newPlace));
            (oldFrom, newFrom) = (oldPlace + 1, newPlace + 1);
        }

        // Without a single word to hold on to, the whole part was rewritten.
        if (oldFrom > 0)
        {
            Match(old[oldFrom..], now[newFrom..], oldAt + oldFrom, newAt + newFrom, kept);
        }
    }

    /// <summary>The longest rising row of tokens that stand exactly once in both.</summary>
    private static List<(int Old, int New)> Anchors(ReadOnlySpan<int> old, ReadOnlySpan<int> now)
    {
        var (inOld, inNew) = (Once(old), Once(now));
        var places = inOld.Where(each => each.Value >= 0 && inNew.GetValueOrDefault(each.Key, -1) >= 0)
            .Select(each => (Old: each.Value, New: inNew[each.Key])).OrderBy(each => each.Old).ToList();
        var ends = new List<int>();
        var before = new int[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = places[ends[middle]].New < places[i].New ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var row = new List<(int Old, int New)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            row.Add(places[i]);
        }

        row.Reverse();
        return row;
    }

    /// <summary>The place of every token; -1 where it stands more than once.</summary>
    private static Dictionary<int, int> Once(ReadOnlySpan<int> tokens)
    {
        var places = new Dictionary<int, int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            places[tokens[i]] = places.ContainsKey(tokens[i]) ? -1 : i;
        }

        return places;
    }

    private static List<WordRun> Runs(IReadOnlyList<string> before, IReadOnlyList<string> after, List<(int Old, int New)> kept)
    {
        var runs = new List<WordRun>();
        var (oldAt, newAt, i) = (0, 0, 0);
        while (oldAt < before.Count || newAt < after.Count)
        {
            var (oldEnd, newEnd) = i < kept.Count ? kept[i] : (before.Count, after.Count);
            var isReplaced = oldEnd > oldAt && newEnd > newAt;

            // Two words replaced one after the other read as one change, not as two with a kept space between.
            while (isReplaced && i + 1 < kept.Count && before[kept[i].Old] == " " && kept[i + 1].Old > kept[i].Old + 1 && kept[i + 1].New > kept[i].New + 1)
            {
                (oldEnd, newEnd) = kept[++i];
            }

            if (isReplaced && i + 1 == kept.Count && before[kept[i].Old] == " " && before.Count > kept[i].Old + 1 && after.Count > kept[i].New + 1)
            {
                (oldEnd, newEnd, i) = (before.Count, after.Count, kept.Count);
            }

            Add(WordChange.Removed, before, oldAt, oldEnd);
            Add(WordChange.Added, after, newAt, newEnd);
            (oldAt, newAt) = (oldEnd, newEnd);
            for (; i < kept.Count && kept[i] == (oldAt, newAt); i++)
            {
                (oldAt, newAt) = (oldAt + 1, newAt + 1);
            }

            Add(WordChange.Kept, before, oldEnd, oldAt);
        }

        return runs;

        void Add(WordChange change, IReadOnlyList<string> tokens, int from, int to)
        {
            if (to > from)
            {
                runs.Add(new WordRun(change, string.Concat(tokens.Skip(from).Take(to - from))));
            }
        }
    }
}

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>The longest common subsequence by the greedy algorithm of Myers (1986), as far as a bound allows.</summary>
internal static class ShortestPath
{
    /// <returns>The pairs of places that stay, in order; null where more than <paramref name="most"/> removals and additions are needed.</returns>
    public static List<(int Old, int New)>? Find(ReadOnlySpan<int> old, ReadOnlySpan<int> now, int most)
    {
        if (Math.Abs(old.Length - now.Length) > most)
        {
            return null;
        }

        // furthest[d][k]: how far into the old text d steps reach on the diagonal (old place - new place) = k - d.
        var furthest = new List<int[]>();
        for (var steps = 0; steps <= Math.Min(most, old.Length + now.Length); steps++)
        {
            var reached = new int[(2 * steps) + 1];
            furthest.Add(reached);
            for (var k = 0; k <= 2 * steps; k += 2)
            {
                var x = steps == 0 ? 0 : From(furthest[steps - 1], k).X;
                var y = x - (k - steps);
                while (x < old.Length && y < now.Length && y >= 0 && old[x] == now[y])
                {
                    (x, y) = (x + 1, y + 1);
                }

                reached[k] = x;
                if (x >= old.Length && y >= now.Length)
                {
                    return Back(furthest, old.Length, now.Length);
                }
            }
        }

        return null;
    }

    /// <summary>Where a step onto a diagonal begins: down (an addition) keeps the old place, right (a removal) moves it on.</summary>
    private static (int X, bool IsAddition) From(int[] before, int k) =>
        k == 0 || (k < before.Length && before[k] > before[k - 2]) ? (before[k], true) : (before[k - 2] + 1, false);

    private static List<(int Old, int New)> Back(List<int[]> furthest, int x, int y)
    {
        var pairs = new List<(int Old, int New)>();
        for (var steps = furthest.Count - 1; steps >= 0; steps--)
        {
            var k = x - y + steps;
            var (start, isAddition) = steps == 0 ? (0, true) : From(furthest[steps - 1], k);
            while (x > start && y > 0)
            {
                (x, y) = (x - 1, y - 1);
                pairs.Add((x, y));
            }

            (x, y) = isAddition ? (x, y - 1) : (x - 1, y);
        }

        pairs.Reverse();
        return pairs;
    }
}

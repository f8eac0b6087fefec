namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// Finds what is part of a loop (Tarjan's strongly connected components, without calling itself: a file may bring ten thousand tasks of
/// which each waits for the one before).
/// </summary>
/// <param name="next">What each waits for; names that are no keys are left out.</param>
internal sealed class DependencyLoops(IReadOnlyDictionary<string, IReadOnlyList<string>> next)
{
    private readonly Dictionary<string, (int Place, int Lowest)> seen = [];
    private readonly Stack<string> open = [];
    private readonly HashSet<string> isOpen = [];
    private readonly HashSet<string> looped = [];
    private readonly Dictionary<string, string> firstOf = [];
    private readonly Dictionary<string, string> words = [];

    /// <summary>More codes of a loop than this nobody reads.</summary>
    private const int CodesShown = 12;

    public IReadOnlySet<string> Find()
    {
        foreach (var code in next.Keys.Where(each => !seen.ContainsKey(each)))
        {
            Walk(code);
        }

        return looped;
    }

    /// <summary>A loop that a task is part of or hangs together with, as in "A1 → A2 → A1", once it was found; each waits for the next.</summary>
    public string Words(string code)
    {
        var first = firstOf[code];
        if (words.TryGetValue(first, out var known))
        {
            return known;
        }

        // From anywhere in it, whoever always goes on to one that is part of it comes back to where they were.
        var path = new List<string>();
        var places = new Dictionary<string, int>();
        var at = first;
        while (places.TryAdd(at, path.Count))
        {
            path.Add(at);
            at = next[at].First(each => firstOf.GetValueOrDefault(each) == first);
        }

        var loop = path[places[at]..];
        IEnumerable<string> shown = loop.Count > CodesShown ? [.. loop.Take(CodesShown), "…"] : loop;
        return words[first] = string.Join(" → ", shown.Append(at));
    }

    private void Walk(string first)
    {
        var path = new Stack<(string Code, int Step)>();
        Enter(first, path);
        while (path.TryPop(out var at))
        {
            var steps = next[at.Code];
            if (at.Step == steps.Count)
            {
                Leave(at.Code, path);
                continue;
            }

            path.Push((at.Code, at.Step + 1));
            var step = steps[at.Step];
            if (!next.ContainsKey(step))
            {
                continue;
            }

            if (!seen.TryGetValue(step, out var known))
            {
                Enter(step, path);
            }
            else if (isOpen.Contains(step))
            {
                Lower(at.Code, known.Place);
            }
        }
    }

    private void Enter(string code, Stack<(string, int)> path)
    {
        seen[code] = (seen.Count, seen.Count);
        open.Push(code);
        isOpen.Add(code);
        path.Push((code, 0));
    }

    private void Leave(string code, Stack<(string Code, int Step)> path)
    {
        if (path.TryPeek(out var before))
        {
            Lower(before.Code, seen[code].Lowest);
        }

        if (seen[code].Place != seen[code].Lowest)
        {
            return;
        }

        var together = new List<string>();
        do
        {
            together.Add(open.Pop());
            isOpen.Remove(together[^1]);
        }
        while (together[^1] != code);

        if (together.Count > 1 || next[code].Contains(code))
        {
            looped.UnionWith(together);
            together.ForEach(each => firstOf[each] = code);
        }
    }

    private void Lower(string code, int place) => seen[code] = seen[code] with { Lowest = Math.Min(seen[code].Lowest, place) };
}

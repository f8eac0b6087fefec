namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// Places of tasks in their pillar, as texts that are compared ordinally (in PostgreSQL with COLLATE "C"): the key of the code, or behind
/// such a key a fraction, where a task was put between two others. Between any two ranks there is another one, so that a move changes one task.
/// </summary>
public static class Ranks
{
    /// <summary>Longer ones are spread anew with those of the whole pillar.</summary>
    public const int Max = 80;

    /// <summary>Before any character of a code's key.</summary>
    private const char Mark = '!';

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>True where it is no longer the code's.</summary>
    public static bool IsChosen(string rank) => rank.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Puts a task between two ranks of its pillar.</summary>
    /// <returns>False where there is no more room between them: then it stays, and all of them are to be spread.</returns>
    public static bool TryPut(WorkPlan plan, WorkTask task, string? before, string? after)
    {
        var rank = Between(before, after);
        if (rank.Length > Max)
        {
            return false;
        }

        task.StandAt(plan, rank);
        return true;
    }

    /// <summary>Gives all tasks of a pillar ranks anew.</summary>
    /// <param name="tasks">In the order in which they shall stand.</param>
    public static void Spread(WorkPlan plan, IReadOnlyList<WorkTask> tasks)
    {
        foreach (var (task, rank) in tasks.Zip(Spread(tasks.Count)))
        {
            task.StandAt(plan, rank);
        }
    }

    /// <param name="before">Null for none.</param>
    /// <param name="after">Greater than the one before; null for none.</param>
    public static string Between(string? before, string? after)
    {
        var (key, fraction) = Parts(before ?? string.Empty);
        var next = after is null ? null : Parts(after) is var (nextKey, nextFraction) && nextKey == key ? nextFraction : null;
        return key + Mark + Middle(fraction, next);
    }

    /// <summary>As many as there are tasks, in order, with room between them.</summary>
    public static IEnumerable<string> Spread(int count)
    {
        var width = 2;
        for (var room = Digits.Length; room < count; room *= Digits.Length)
        {
            width++;
        }

        return Enumerable.Range(0, count).Select(place => Mark + Written(place, width - 1) + Digits[Digits.Length / 2]);
    }

    private static string Written(int place, int width)
    {
        var text = new char[width];
        for (var at = width - 1; at >= 0; at--)
        {
            (text[at], place) = (Digits[place % Digits.Length], place / Digits.Length);
        }

        return new string(text);
    }

    private static (string Key, string Fraction) Parts(string rank) =>
        rank.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? (rank[..at], rank[(at + 1)..]) : (rank, string.Empty);

    /// <summary>A fraction between two, which never ends with a zero: those that do would have nothing before them.</summary>
    /// <param name="high">Null for one.</param>
    private static string Middle(string low, string? high)
    {
        if (high is not null)
        {
            var shared = high.TakeWhile((digit, at) => digit == (at < low.Length ? low[at] : Digits[0])).Count();
            if (shared > 0)
            {
                return high[..shared] + Middle(shared < low.Length ? low[shared..] : string.Empty, high[shared..]);
            }
        }

        var from = low.Length > 0 ? Digits.IndexOf(low[0], StringComparison.Ordinal) : 0;
        if (high is null)
        {
            // Rows that are added one behind another leave room for many.
            return from + 1 < Digits.Length ? (low.Length == 0 ? Digits[Digits.Length / 2] : Digits[from + 1]).ToString() : Digits[from] + Middle(low[1..], null);
        }

        var to = Digits.IndexOf(high[0], StringComparison.Ordinal);
        return to - from > 1 ? Digits[(from + to) / 2].ToString()
            : high.Length > 1 ? high[..1]
            : Digits[from] + Middle(low.Length > 0 ? low[1..] : string.Empty, null);
    }
}

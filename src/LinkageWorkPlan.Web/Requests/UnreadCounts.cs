using System.Collections.Concurrent;
using System.Diagnostics;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>How many notifications each account has not read, as every page shows it: asked of the database seldom, and again at once after this server changed it.</summary>
public sealed class UnreadCounts
{
    /// <summary>How long an answer is believed: what another server wrote is seen after it.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, (int Count, long At)> known = new();

    /// <returns>Null where the database is to be asked.</returns>
    public int? Find(Guid account) => known.TryGetValue(account, out var found) && Stopwatch.GetElapsedTime(found.At) < CacheTime ? found.Count : null;

    /// <param name="asked">A timestamp of <see cref="Stopwatch"/> from before the database was asked.</param>
    public void Keep(Guid account, int count, long asked) => known[account] = (count, asked);

    public void Forget(Guid account) => known.TryRemove(account, out _);
}

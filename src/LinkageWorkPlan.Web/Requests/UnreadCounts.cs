using System.Collections.Concurrent;
using System.Diagnostics;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>What one account has not read.</summary>
/// <param name="Paths">Of the pages that the newest of them open.</param>
public sealed record UnreadNotices(int Count, IReadOnlyList<string> Paths);

/// <summary>How many notifications each account has not read, as every page shows it, and which pages they open: asked of the database seldom, and again at once after this server changed it.</summary>
public sealed class UnreadCounts
{
    /// <summary>How long an answer is believed: what another server wrote is seen after it.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, (UnreadNotices Unread, long At)> known = new();

    /// <returns>Null where the database is to be asked.</returns>
    public UnreadNotices? Find(Guid account) => known.TryGetValue(account, out var found) && Stopwatch.GetElapsedTime(found.At) < CacheTime ? found.Unread : null;

    /// <param name="asked">A timestamp of <see cref="Stopwatch"/> from before the database was asked.</param>
    public void Keep(Guid account, UnreadNotices unread, long asked) => known[account] = (unread, asked);

    public void Forget(Guid account) => known.TryRemove(account, out _);
}

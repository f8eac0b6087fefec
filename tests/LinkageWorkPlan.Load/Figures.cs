using System.Collections.Concurrent;
using System.Diagnostics;

namespace LinkageWorkPlan.Load;

/// <summary>How long people waited, and what went wrong.</summary>
internal sealed class Figures
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> waits = new();
    private readonly ConcurrentQueue<string> faults = new();
    private long rereads;
    private long heard;

    /// <summary>False while people only arrive.</summary>
    public bool IsCounting { get; set; }

    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Pages that fetched themselves because somebody else saved.</summary>
    public long Rereads => Interlocked.Read(ref rereads);

    /// <summary>Notices of changes that open pages received.</summary>
    public long Heard => Interlocked.Read(ref heard);

    public IEnumerable<string> Kinds => waits.Keys.Order(StringComparer.Ordinal);

    /// <summary>Of one kind in milliseconds, the shortest first; of all that a person waits for where none is given.</summary>
    public double[] Of(string? kind = null) =>
        [.. (kind is null ? waits.Where(each => each.Key != Rereading).SelectMany(each => each.Value) : waits.GetValueOrDefault(kind) ?? []).Order()];

    /// <summary>Not waited for by anybody.</summary>
    public const string Rereading = "page reads itself again";

    public static double Share(double[] ordered, double share) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, (int)(share * ordered.Length))];

    public void Waited(string kind, long since)
    {
        if (IsCounting)
        {
            waits.GetOrAdd(kind, _ => []).Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    public void Failed(string what) => faults.Enqueue(what);
    public void Reread() => Interlocked.Increment(ref rereads);
    public void HeardOf() => Interlocked.Increment(ref heard);

    public void Clear()
    {
        waits.Clear();
        (rereads, heard) = (0, 0);
    }
}

using System.Collections.Concurrent;

namespace LinkageWorkPlan.Web.Live;

/// <summary>
/// Tells those who follow a plan that something of it was saved, once it is committed: on this server at once, on others through the
/// database (<c>PostgresLine</c>). Listeners note it and return: they are called by whoever saved.
/// </summary>
public sealed class PlanBus
{
    private readonly ConcurrentDictionary<Listener, Guid> listeners = new();

    /// <summary>This server, among those that share a database: what it said itself it does not hear again.</summary>
    public Guid Server { get; } = Guid.CreateVersion7();

    /// <param name="heard">Null where something may have been missed, as while the line to the database was lost.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Follow(Guid plan, Action<PlanChanged?> heard)
    {
        var listener = new Listener(heard, gone => listeners.TryRemove(gone, out _));
        listeners[listener] = plan;
        return listener;
    }

    /// <summary>How many follow it on this server.</summary>
    public int Following(Guid plan) => listeners.Count(each => each.Value == plan);

    public void Tell(PlanChanged change)
    {
        foreach (var (listener, plan) in listeners)
        {
            if (plan == change.Plan)
            {
                listener.Heard(change);
            }
        }
    }

    /// <summary>Something may have been missed: everybody looks again.</summary>
    public void Missed()
    {
        foreach (var listener in listeners.Keys)
        {
            listener.Heard(null);
        }
    }

    private sealed class Listener(Action<PlanChanged?> heard, Action<Listener> dropped) : IDisposable
    {
        public Action<PlanChanged?> Heard { get; } = heard;

        public void Dispose() => dropped(this);
    }
}

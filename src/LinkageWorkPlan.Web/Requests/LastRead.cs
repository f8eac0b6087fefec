using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// Keeps in memory what was read last, and nothing before it: however many days or states are asked for, one is held. After a change all
/// open pages ask at the same time: one of them reads, the others wait for it.
/// </summary>
internal static class LastRead
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Who reads may itself wait for a connection that one of those who wait holds: after this each reads for itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>As many as plans and what is kept of them.</summary>
    private static readonly ConditionalWeakTable<IMemoryCache, ConcurrentDictionary<object, SemaphoreSlim>> Readers = [];

    /// <param name="place">What is held only once.</param>
    /// <param name="state">Read again where another one was read last.</param>
    public static async Task<T> LastAsync<TState, T>(this IMemoryCache cache, object place, TState state, Func<Task<T>> read)
        where TState : struct, IEquatable<TState>
    {
        if (Find<TState, T>(cache, place, state) is { } known)
        {
            return known.Value;
        }

        var reading = Readers.GetOrCreateValue(cache).GetOrAdd(place, _ => new SemaphoreSlim(1, 1));
        var isTurn = await reading.WaitAsync(Patience);
        try
        {
            if (Find<TState, T>(cache, place, state) is { } meanwhile)
            {
                return meanwhile.Value;
            }

            var value = await read();
            cache.Set(place, new Entry<TState, T>(state, value), new MemoryCacheEntryOptions { SlidingExpiration = Kept });
            return value;
        }
        finally
        {
            if (isTurn)
            {
                reading.Release();
            }
        }
    }

    private static Entry<TState, T>? Find<TState, T>(IMemoryCache cache, object place, TState state)
        where TState : struct, IEquatable<TState> =>
        cache.TryGetValue(place, out Entry<TState, T>? last) && last!.State.Equals(state) ? last : null;

    private sealed record Entry<TState, T>(TState State, T Value);
}

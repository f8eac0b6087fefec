using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>Keeps in memory what was read last, and nothing before it: however many days or states are asked for, one is held.</summary>
internal static class LastRead
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <param name="place">What is held only once.</param>
    /// <param name="state">Read again where another one was read last.</param>
    public static async Task<T> LastAsync<TState, T>(this IMemoryCache cache, object place, TState state, Func<Task<T>> read)
        where TState : struct, IEquatable<TState>
    {
        if (cache.TryGetValue(place, out Entry<TState, T>? last) && last!.State.Equals(state))
        {
            return last.Value;
        }

        var value = await read();
        cache.Set(place, new Entry<TState, T>(state, value), new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        return value;
    }

    private sealed record Entry<TState, T>(TState State, T Value);
}

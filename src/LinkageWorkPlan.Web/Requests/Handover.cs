using System.Diagnostics;
using System.Security.Cryptography;
using LinkageWorkPlan.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// What a page read while its first answer was rendered, on its way to the page's circuit, so that nothing is read twice
/// (docs/decisions/0033). It stays in this server's memory; a circuit that finds nothing, as on another server, reads for itself.
/// </summary>
public sealed class HandoverStore : IDisposable
{
    /// <summary>Pages at the same time; more are read twice.</summary>
    private const int PagesMost = 500;

    /// <summary>A circuit that takes longer to come, on a very slow line, reads for itself.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = PagesMost });
    private long changes;

    /// <summary>Grows with everything that is committed: what was read before is not handed over after it.</summary>
    internal long Changes => Interlocked.Read(ref changes);

    public void Dispose() => pages.Dispose();

    internal void Changed() => Interlocked.Increment(ref changes);

    internal void Add(string key, HandedPage page) => pages.Set(key, page, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });

    internal HandedPage? Take(string key)
    {
        var page = pages.Get<HandedPage>(key);
        pages.Remove(key);
        return page;
    }
}

/// <param name="Changes"><see cref="HandoverStore.Changes"/> before the first of it was read.</param>
internal sealed record HandedPage(CurrentUser User, long Changes, Dictionary<object, object?> Results);

/// <summary>Gives what is read while a page is rendered to its circuit. One for each answer, and one for each circuit.</summary>
public sealed class Handover(HandoverStore store, Sessions sessions, IHttpContextAccessor http)
{
    /// <summary>How long a circuit draws its first page at most: what is asked for later is read.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    private bool isCircuit;
    private long taken;
    private HandedPage? page;

    /// <summary>Where the page's results are. It reaches the circuit protected, with the page.</summary>
    [PersistentState]
    public string? Key { get; set; }

    /// <summary>The page will have a circuit.</summary>
    private bool IsGiving => !isCircuit && http.HttpContext is { } context && context.AcceptsInteractiveRouting();

    internal void Open() => isCircuit = true;

    internal void Give(CurrentUser user, object query, object? result, long before)
    {
        if (!IsGiving)
        {
            return;
        }

        if (page is null)
        {
            page = new HandedPage(user, before, []);
            store.Add(Key = RandomNumberGenerator.GetHexString(32), page);
        }

        page.Results[query] = result;
    }

    /// <returns>Not found where it has to be read.</returns>
    internal async Task<(bool IsFound, object? Result)> TakeAsync(CurrentUser user, object query)
    {
        if (!isCircuit)
        {
            return (false, null);
        }

        if (Key is { } key)
        {
            (page, Key, taken) = (store.Take(key), null, Stopwatch.GetTimestamp());
        }

        return page is not null && page.User == user && page.Changes == store.Changes && Stopwatch.GetElapsedTime(taken) < First && page.Results.TryGetValue(query, out var result)
            && (user.Session is not { } session || await sessions.IsAliveAsync(session))
            ? (true, result)
            : (false, null);
    }

    /// <summary>How far the database is, before something is read that may be given.</summary>
    internal long Changes => store.Changes;
}

/// <summary>Says to the circuit's own <see cref="Handover"/> that it is one.</summary>
internal sealed class HandoverCircuit(Handover handover) : CircuitHandler
{
    public override int Order => -1;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        handover.Open();
        return Task.CompletedTask;
    }
}

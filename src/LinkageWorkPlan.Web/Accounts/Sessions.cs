using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>
/// Whether a sign-in still holds: asked before every request, and every other second for open pages. The database knows, so that two
/// servers agree within seconds; what this server itself ends is over at once.
/// </summary>
public sealed class Sessions(IServiceScopeFactory scopes, TimeProvider time, SessionOptions options, AccountOptions accounts, IHttpContextAccessor http)
{
    /// <summary>How long reading requests rely on an answer of the database.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, (long At, SessionState State)> alive = new();
    private readonly ConcurrentDictionary<Guid, DateTime> seen = new();
    private readonly ConcurrentDictionary<Guid, Watch> watches = new();
    private readonly SemaphoreSlim changed = new(0);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The new session's id, for the cookie.</returns>
    public async Task<Guid> BeginAsync(Account account)
    {
        var (now, place) = (Now, Places.Of(http.HttpContext));
        var session = new Session
        {
            // All 128 bits are random: it is a secret, and no key that is to be in order of time.
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            AccountId = account.Id,
            Stamp = account.SecurityStamp ?? string.Empty,
            StartedAt = now,
            SeenAt = now,
            Client = place.Client,
            Browser = place.Browser,
        };
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    }

    /// <summary>The session goes on with the account as it is now, while every other one ends: its own person changed the password.</summary>
    public Task RenewAsync(Guid id, Account account) => InDbAsync(db =>
        db.Sessions.Where(each => each.Id == id && each.AccountId == account.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Stamp, account.SecurityStamp ?? string.Empty)));

    public async Task EndAsync(Guid id)
    {
        await InDbAsync(db => db.Sessions.Where(each => each.Id == id).ExecuteDeleteAsync());
        Recheck();
    }

    /// <summary>Accounts were changed: nothing that was known of sessions is believed any more, and open pages are asked about at once.</summary>
    public void Recheck()
    {
        alive.Clear();
        changed.Release();
    }

    /// <param name="fresh">True where the database is asked in any case, as before a change.</param>
    public async Task<bool> IsAliveAsync(Guid id, bool fresh = false) => await StateOfAsync(id, fresh) != SessionState.Ended;

    /// <inheritdoc cref="IsAliveAsync"/>
    public async Task<SessionState> StateOfAsync(Guid id, bool fresh = false)
    {
        if (fresh || !alive.TryGetValue(id, out var known) || Stopwatch.GetElapsedTime(known.At) > CacheTime)
        {
            var asked = Stopwatch.GetTimestamp();
            if (!(await FilterAliveAsync([id])).TryGetValue(id, out var state))
            {
                alive.TryRemove(id, out _);
                return SessionState.Ended;
            }

            alive[id] = known = (asked, state);
        }

        if (http.HttpContext is not { } asking || !Unattended.Is(asking))
        {
            seen[id] = Now;
        }

        return known.State;
    }

    /// <param name="ended">Called once, when the session does not hold any more.</param>
    /// <returns>Ends the watch.</returns>
    public IDisposable WatchFor(Guid id, Action ended)
    {
        var watch = new Watch(id, ended, gone => watches.TryRemove(gone.Key, out _));
        watches[watch.Key] = watch;
        return watch;
    }

    /// <summary>Ends the pages of sessions that do not hold any more.</summary>
    public async Task NotifyWatchesAsync()
    {
        var asked = watches.Values.ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var still = await FilterAliveAsync([.. asked.Select(each => each.Session).Distinct()]);
        foreach (var watch in asked.Where(each => !still.ContainsKey(each.Session)))
        {
            alive.TryRemove(watch.Session, out _);
            watch.Dispose();
            watch.Ended();
        }
    }

    /// <summary>Writes down who was seen, and drops what has ended.</summary>
    public async Task CleanUpAsync()
    {
        var now = Now;
        foreach (var (id, at) in seen.ToArray())
        {
            seen.TryRemove(KeyValuePair.Create(id, at));
            await InDbAsync(db => db.Sessions.Where(each => each.Id == id && each.SeenAt < at).ExecuteUpdateAsync(set => set.SetProperty(each => each.SeenAt, at)));
        }

        var (first, last) = (now - options.Absolute(), now - options.Idle());
        await InDbAsync(db => db.Sessions.Where(each => each.StartedAt <= first || each.SeenAt <= last).ExecuteDeleteAsync());
    }

    /// <returns>False where the time went by without one.</returns>
    internal async Task<bool> WaitForChangeAsync(TimeSpan most, CancellationToken cancel) => await changed.WaitAsync(most, cancel);

    /// <returns>Those that hold.</returns>
    private async Task<Dictionary<Guid, SessionState>> FilterAliveAsync(List<Guid> ids)
    {
        var (first, last) = (Now - options.Absolute(), Now - options.Idle());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var found = await (
            from session in db.Sessions
            join account in db.Users on session.AccountId equals account.Id
            where ids.Contains(session.Id) && session.StartedAt > first && !account.IsDisabled && account.SecurityStamp == session.Stamp
            select new { session.Id, session.SeenAt, account.Role, HasFactor = db.SecondFactors.Any(each => each.AccountId == account.Id) || db.Passkeys.Any(each => each.AccountId == account.Id) }).ToListAsync();
        return found.Where(each => each.SeenAt > last || (seen.TryGetValue(each.Id, out var here) && here > last))
            .ToDictionary(each => each.Id, each => each.HasFactor || !AccountRules.NeedsSecondFactor(accounts.Policy, each.Role) ? SessionState.Holds : SessionState.WithoutFactor);
    }

    private async Task InDbAsync(Func<WorkPlanDb, Task> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<WorkPlanDb>());
    }

    private sealed class Watch(Guid session, Action ended, Action<Watch> dropped) : IDisposable
    {
        public Guid Key { get; } = Guid.CreateVersion7();
        public Guid Session { get; } = session;
        public Action Ended { get; } = ended;

        public void Dispose() => dropped(this);
    }
}

/// <summary>What a session lets its person do.</summary>
public enum SessionState
{
    Ended,

    /// <summary>The role needs a second factor and the account has none: it is set up before anything else.</summary>
    WithoutFactor,

    Holds,
}

/// <summary>Asks about the sessions of open pages, at once after a change on this server and every other second for those of others.</summary>
internal sealed partial class SessionPatrol(Sessions sessions, SignInLimits limits, AccountJournal journal, ILogger<SessionPatrol> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CleanupInterval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tidied = Stopwatch.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sessions.WaitForChangeAsync(Round, stoppingToken);
                await sessions.NotifyWatchesAsync();
                await journal.WriteAsync();
                if (Stopwatch.GetElapsedTime(tidied) > CleanupInterval)
                {
                    tidied = Stopwatch.GetTimestamp();
                    await sessions.CleanUpAsync();
                    await limits.CleanUpAsync();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A database that does not answer ends nobody's session: it is asked again.
                Failed(failure.GetBaseException().Message);
            }
        }
    }

    [LoggerMessage(EventId = 1010, Level = LogLevel.Warning, Message = "Sessions could not be asked about and will be again: {Reason}")]
    private partial void Failed(string reason);
}

using System.Collections.Concurrent;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>
/// Tries that did not let in, for the account's own sign-in history. They are written by the patrol a moment later: a try at an address
/// that nobody has would otherwise be answered sooner.
/// </summary>
public sealed class AccountJournal(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Lines of an account that are kept; older ones go.</summary>
    public const int Kept = 100;

    /// <summary>Lines that wait; of more the rest is in the log alone.</summary>
    private const int WaitingMost = 1000;

    private readonly ConcurrentQueue<AccountEvent> waiting = new();

    public void Note(Guid account, AccountEventKind kind, Place place)
    {
        if (waiting.Count < WaitingMost)
        {
            waiting.Enqueue(new AccountEvent { AccountId = account, At = time.GetUtcNow().UtcDateTime, Kind = kind, Client = place.Client, Browser = place.Browser });
        }
    }

    /// <summary>Writes what waits, and drops what is more than <see cref="Kept"/>.</summary>
    public async Task WriteAsync()
    {
        var lines = new List<AccountEvent>();
        while (waiting.TryDequeue(out var line))
        {
            lines.Add(line);
        }

        if (lines.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var accounts = lines.Select(each => each.AccountId).Distinct().ToList();
        var there = await db.Users.Where(each => accounts.Contains(each.Id)).Select(each => each.Id).ToListAsync();
        db.AccountEvents.AddRange(lines.Where(each => there.Contains(each.AccountId)));
        await db.SaveChangesAsync();
        foreach (var account in there)
        {
            await DropOldAsync(db, account, CancellationToken.None);
        }
    }

    internal static async Task DropOldAsync(WorkPlanDb db, Guid account, CancellationToken cancel)
    {
        var oldest = await db.AccountEvents.Where(each => each.AccountId == account).OrderByDescending(each => each.Id).Skip(Kept).Select(each => (Guid?)each.Id).FirstOrDefaultAsync(cancel);
        if (oldest is { } first)
        {
            await db.AccountEvents.Where(each => each.AccountId == account && each.Id <= first).ExecuteDeleteAsync(cancel);
        }
    }
}

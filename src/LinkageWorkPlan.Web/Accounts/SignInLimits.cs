using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>What may be tried how often.</summary>
/// <param name="What">Names what is counted; stored only as its hash.</param>
/// <param name="Most">Tries within <paramref name="Within"/>, from the first of them on.</param>
public sealed record Limit(string What, int Most, TimeSpan Within)
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Of somebody this account never signed in from: few tries from one place, more of one place at all accounts, and most at one
    /// account from all places. The last is more than one place is allowed in that time, so that nobody alone uses it up.
    /// </summary>
    public static IReadOnlyList<Limit> OfStranger(string account, string client) =>
        [new($"pair:{client}:{account}", 5, TenMinutes), new($"client:{client}", 50, TenMinutes), new($"account:{account}", 100, TimeSpan.FromHours(1))];

    /// <summary>Of a browser this account signed in from before: strangers do not use up its tries.</summary>
    public static IReadOnlyList<Limit> OfDevice(string account, Guid device) => [new($"device:{device}:{account}", 10, TenMinutes)];

    /// <summary>
    /// Of a code after the right password. Whoever tries has the password: few tries from everywhere, apart from browsers that are known,
    /// so that a thief neither guesses a code nor keeps the person out.
    /// </summary>
    /// <param name="device">Null for one this account never signed in from.</param>
    public static IReadOnlyList<Limit> OfCode(Guid account, Guid? device, string client) => device is { } known
        ? [new($"code-device:{known}:{account}", 10, TenMinutes)]
        : [new($"code-pair:{client}:{account}", 5, TenMinutes), new($"code:{account}", 10, TimeSpan.FromHours(1))];

    /// <summary>Of passkeys that nobody knows: a key is not guessed, and this only bounds the work.</summary>
    public static IReadOnlyList<Limit> OfPasskey(string client) => [new($"passkey:{client}", 50, TenMinutes)];

    /// <summary>Of ways to a side's issuer that were begun and did not let in: it bounds the work.</summary>
    public static IReadOnlyList<Limit> OfSignOn(string client) => [new($"sign-on:{client}", 50, TenMinutes)];

    /// <summary>Of what somebody who is signed in confirms with the password: nobody else uses it up.</summary>
    public static IReadOnlyList<Limit> OfConfirmation(Guid session) => [new($"confirm:{session}", 5, TenMinutes)];
}

/// <summary>Counts tries before they are judged, in the database: two servers, and two tries at once, count together.</summary>
public sealed class SignInLimits(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Where one of the limits is used up already nothing is counted: whoever goes on trying, at ever new addresses, writes nothing into the database.</summary>
    /// <returns>How many tries are left after this one; null where this one is too many. Of several limits the first that is used up ends the counting.</returns>
    public async Task<int?> EnterAsync(IReadOnlyList<Limit> limits)
    {
        if (await IsUsedUpAsync(limits))
        {
            return null;
        }

        var left = int.MaxValue;
        foreach (var limit in limits)
        {
            var count = await CountAsync(limit);
            if (count > limit.Most)
            {
                return null;
            }

            left = Math.Min(left, limit.Most - count);
        }

        return left;
    }

    /// <summary>The password was right: the person's own count starts again, and the try does not count for what is shared with others.</summary>
    public async Task ResetAsync(IReadOnlyList<Limit> limits)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var keys = limits.Select(KeyOf).ToList();
        await db.SignInLimits.Where(each => each.Key == keys[0]).ExecuteDeleteAsync();
        await db.SignInLimits.Where(each => keys.Contains(each.Key) && each.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(each => each.Count, each => each.Count - 1));
    }

    /// <summary>Drops what is counted no more.</summary>
    public async Task CleanUpAsync()
    {
        var old = time.GetUtcNow().UtcDateTime.AddDays(-1);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().SignInLimits.Where(each => each.Since < old).ExecuteDeleteAsync();
    }

    /// <summary>From where a request comes: an IPv4 address, or an IPv6 network, of which one customer has the whole.</summary>
    public static string ClientOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6)
        {
            return $"{new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]])}/64";
        }

        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private static string KeyOf(Limit limit) => Fingerprint.OfContent(limit.What);

    private async Task<bool> IsUsedUpAsync(IReadOnlyList<Limit> limits)
    {
        var (keys, now) = (limits.ToDictionary(KeyOf), time.GetUtcNow().UtcDateTime);
        await using var scope = scopes.CreateAsyncScope();
        var counted = await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().SignInLimits.AsNoTracking().Where(each => keys.Keys.Contains(each.Key)).ToListAsync();
        return counted.Exists(each => each.Count >= keys[each.Key].Most && each.Since > now - keys[each.Key].Within);
    }

    private async Task<int> CountAsync(Limit limit)
    {
        var (key, now) = (KeyOf(limit), time.GetUtcNow().UtcDateTime);
        var begun = now - limit.Within;
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                // One transaction, which holds the row: each of several at once reads its own count.
                if (await db.SignInLimits.Where(each => each.Key == key && each.Since > begun).ExecuteUpdateAsync(set => set.SetProperty(each => each.Count, each => each.Count + 1)) > 0)
                {
                    var count = await db.SignInLimits.Where(each => each.Key == key).Select(each => each.Count).SingleAsync();
                    await transaction.CommitAsync();
                    return count;
                }
            }

            try
            {
                await db.SignInLimits.Where(each => each.Key == key && each.Since <= begun).ExecuteDeleteAsync();
                db.SignInLimits.Add(new SignInLimit { Key = key, Count = 1, Since = now });
                await db.SaveChangesAsync();
                return 1;
            }
            catch (Exception other) when (attempt < 3 && DatabaseProvider.IsDuplicate(other))
            {
                // Somebody counted the first one in the same moment: this is the second.
            }
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Writes notifications into the request's own transaction: what happened and who is notified of it are saved together, or neither is. To be saved by the caller.</summary>
public sealed class NotificationDesk(WorkPlanDb db, UnreadCounts unread, MailSender sender, RequestContext context, Clock clock)
{
    /// <summary>Tells people of something, each once: whoever caused it and whoever knows of it already is left out.</summary>
    /// <param name="key">Of what happened.</param>
    /// <returns>Who was told now.</returns>
    public async Task<IReadOnlyList<Notification>> TellAsync(NotificationKind kind, string key, NotificationSubject about, IReadOnlyCollection<Guid> accounts, CancellationToken cancel)
    {
        var others = accounts.Where(each => each != context.User.Id).Distinct().ToList();
        var told = others.Count == 0 ? [] : await db.Notifications.Where(each => others.Contains(each.AccountId) && each.Key == key).Select(each => each.AccountId).ToListAsync(cancel);
        return Tell(kind, key, about, others.Except(told));
    }

    /// <summary>Tells people that something waits for them, and takes it back from everybody else who has not read it. To be saved by the caller.</summary>
    /// <param name="what">What waits: a text that is another one as soon as it is to be told again.</param>
    public async Task AskAsync(string what, NotificationSubject about, IReadOnlyCollection<Guid> accounts, CancellationToken cancel)
    {
        var key = $"{NotificationKind.Waiting}:{what}";
        await TakeBackAsync(key, accounts, cancel);
        await TellAsync(NotificationKind.Waiting, key, about, accounts, cancel);
    }

    /// <summary>It waits for nobody any more. To be saved by the caller.</summary>
    public Task StopAskingAsync(string what, CancellationToken cancel) => TakeBackAsync($"{NotificationKind.Waiting}:{what}", [], cancel);

    /// <summary>What some accounts were told already of some things: for <see cref="Tell"/>, where there are many things.</summary>
    public async Task<IReadOnlySet<(Guid AccountId, string Key)>> KnownAsync(IEnumerable<string> keys, CancellationToken cancel)
    {
        var known = new HashSet<(Guid, string)>();
        foreach (var some in keys.Chunk(500))
        {
            known.UnionWith((await db.Notifications.Where(each => some.Contains(each.Key)).Select(each => new { each.AccountId, each.Key }).ToListAsync(cancel)).Select(each => (each.AccountId, each.Key)));
        }

        return known;
    }

    /// <summary>Tells people who are known not to have been told.</summary>
    public IReadOnlyList<Notification> Tell(NotificationKind kind, string key, NotificationSubject about, IEnumerable<Guid> accounts)
    {
        List<Notification> now = [.. accounts.Distinct().Select(account => new Notification(account, kind, key, about, ByName, clock.UtcNow))];
        db.Notifications.AddRange(now);
        now.ForEach(each => Changed(each.AccountId));
        return now;
    }

    /// <summary>Accounts that work, of some roles and one side or both.</summary>
    /// <param name="side">Null for both.</param>
    public async Task<IReadOnlyList<Guid>> PeopleAsync(Role roles, Domain.Side? side, CancellationToken cancel) =>
        [.. (await db.Users.AsNoTracking().Where(each => !each.IsDisabled && (side == null || each.Side == side)).OrderBy(each => each.Id).Select(each => new { each.Id, each.Role }).ToListAsync(cancel))
            .Where(each => (each.Role & roles) != 0).Select(each => each.Id)];

    /// <summary>What nobody has read yet is taken back, as if it had not been told. To be saved by the caller.</summary>
    /// <param name="kept">Who is still notified of it.</param>
    public async Task TakeBackAsync(string key, IReadOnlyCollection<Guid> kept, CancellationToken cancel)
    {
        var gone = await db.Notifications.Where(each => each.Key == key && each.ReadAt == null && !kept.Contains(each.AccountId)).ToListAsync(cancel);
        db.Notifications.RemoveRange(gone);
        gone.ForEach(each => Changed(each.AccountId));
    }

    /// <summary>Once it is saved, pages count again and mails are looked for.</summary>
    public void Changed(Guid account) => context.AfterCommit(() =>
    {
        unread.Forget(account);
        sender.Wake();
    });

    private string? ByName => context.User.Is(Role.System) ? null : context.User.Name;
}

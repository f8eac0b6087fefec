using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// Notifies people about tasks that others changed, in the save that changes them, whichever request that is: the leading side's secretaries of what the other side
/// did, its owners, and whoever has typed something into the task's form. One thing is notified once until it is read.
/// </summary>
internal static class ChangedTasks
{
    /// <summary>Tasks of one save; with more, the notification is about their plan.</summary>
    private const int Most = 10;

    /// <summary>They change no fact of a task.</summary>
    private static readonly HashSet<string> OfTexts = new(["CheckText", "ImportTranslations", "RenderText"], StringComparer.Ordinal);

    /// <param name="entries">What this save writes into the history.</param>
    public static async Task TellAsync(WorkPlanDb db, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var changed = entries.Where(IsOfTask).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var (actor, side) = (changed[0].ActorId, changed[0].ActorSide!.Value.Other());
        var tasks = db.ChangeTracker.Entries<WorkTask>().ToDictionary(each => each.Entity.Id, each => (each.Entity.Agreed, IsGone: each.State == EntityState.Deleted));
        var led = changed.Where(each => tasks.TryGetValue(each.SubjectId, out var task) && IsLedBy(task.Agreed, side)).ToList();
        var secretaries = led.Count == 0 ? [] : await db.Users.AsNoTracking().Where(each => each.Role == Role.Secretary && each.Side == side && !each.IsDisabled).Select(each => each.Id).ToListAsync(cancel);
        var owners = await OwnersAsync(db, actor, changed, cancel);
        var drafts = await WritingAsync(db, actor, changed.GroupBy(each => each.PlanId).Where(each => each.Count() <= Most).SelectMany(each => each).Select(each => each.SubjectId), cancel);
        foreach (var ofPlan in changed.GroupBy(each => each.PlanId!.Value))
        {
            var plan = await db.Plans.AsNoTracking().Where(each => each.Id == ofPlan.Key).Select(each => new { each.Code, each.Title }).SingleOrDefaultAsync(cancel);
            if (plan is null)
            {
                // Its first save: nobody knows it yet.
                continue;
            }

            var path = $"/plans/{Uri.EscapeDataString(plan.Code)}";
            var tellings = new List<(NotificationSubject About, AuditEntry Entry, IReadOnlyList<Guid> To)>();
            if (ofPlan.Count() > Most)
            {
                tellings.Add((
                    new NotificationSubject(ofPlan.Key, plan.Code, plan.Title, path), ofPlan.First(),
                    [.. (ofPlan.Any(led.Contains) ? secretaries : []).Union(ofPlan.SelectMany(each => owners[each.SubjectId]))]));
            }
            else
            {
                foreach (var entry in ofPlan)
                {
                    var isGone = tasks.TryGetValue(entry.SubjectId, out var task) && task.IsGone;
                    var writing = Forms(entry.SubjectId).SelectMany(form => drafts[form]);
                    tellings.Add((
                        new NotificationSubject(entry.SubjectId, entry.SubjectCode, entry.SubjectTitle, isGone ? path : $"{path}/tasks/{Uri.EscapeDataString(entry.SubjectCode)}"), entry,
                        [.. (led.Contains(entry) ? secretaries : []).Union(owners[entry.SubjectId]).Union(writing)]));
                }
            }

            await TellAsync(db, tellings.Where(each => each.To.Count > 0).ToList(), cancel);
        }
    }

    private static async Task TellAsync(WorkPlanDb db, IReadOnlyList<(NotificationSubject About, AuditEntry Entry, IReadOnlyList<Guid> To)> tellings, CancellationToken cancel)
    {
        var (subjects, accounts) = (tellings.Select(each => each.About.Id).ToList(), tellings.SelectMany(each => each.To).Distinct().ToList());
        if (accounts.Count == 0)
        {
            return;
        }

        var open = await db.Notifications.Where(each => each.Kind == NotificationKind.Changed && each.ReadAt == null && accounts.Contains(each.AccountId) && subjects.Contains(each.SubjectId)).ToListAsync(cancel);
        foreach (var (about, entry, to) in tellings)
        {
            foreach (var account in to)
            {
                if (open.Find(each => each.AccountId == account && each.SubjectId == about.Id) is { } known)
                {
                    known.Repeat(about, entry.ActorName, entry.At);
                    db.Entry(known).DetectChanges();
                }
                else
                {
                    db.Notifications.Add(new Notification(account, NotificationKind.Changed, $"{NotificationKind.Changed}:{Guid.CreateVersion7()}", about, entry.ActorName, entry.At));
                }
            }
        }
    }

    /// <summary>Others who own a task, before or after this save, by the task.</summary>
    private static async Task<ILookup<Guid, Guid>> OwnersAsync(WorkPlanDb db, Guid actor, IReadOnlyList<AuditEntry> changed, CancellationToken cancel)
    {
        var accounts = await db.OwnerAccountsAsync(cancel);
        var owned = new List<(Guid Task, Guid Owner)>();
        if (accounts.Count > 0)
        {
            owned.AddRange(db.ChangeTracker.Entries<WorkTask>().SelectMany(each => each.Entity.Owners.Select(owner => (each.Entity.Id, owner.OwnerId))));
            foreach (var some in changed.Select(each => each.SubjectId).Chunk(500))
            {
                owned.AddRange((await db.Set<TaskOwner>().AsNoTracking().Where(each => some.Contains(each.TaskId)).Select(each => new { each.TaskId, each.OwnerId }).ToListAsync(cancel)).Select(each => (each.TaskId, each.OwnerId)));
            }
        }

        return owned.SelectMany(each => accounts[each.Owner].Select(account => (each.Task, Account: account))).Where(each => each.Account != actor).Distinct().ToLookup(each => each.Task, each => each.Account);
    }

    /// <summary>Others who have typed something into a task's form and not sent it, by the keys of those forms.</summary>
    private static async Task<ILookup<string, Guid>> WritingAsync(WorkPlanDb db, Guid actor, IEnumerable<Guid> tasks, CancellationToken cancel)
    {
        var writing = new List<(string Form, Guid Account, Role Role)>();
        foreach (var some in tasks.SelectMany(Forms).Chunk(500))
        {
            writing.AddRange((await (
                from draft in db.FormDrafts.AsNoTracking()
                where some.Contains(draft.FormKey) && draft.AccountId != actor && draft.SavedAt > FormDraft.Ended
                join account in db.Users.AsNoTracking() on draft.AccountId equals account.Id
                where !account.IsDisabled
                select new { draft.FormKey, account.Id, account.Role }).ToListAsync(cancel)).Select(each => (each.FormKey, each.Id, each.Role)));
        }

        return writing.Where(each => Comment.MayRead(each.Role)).ToLookup(each => each.Form, each => each.Account);
    }

    private static IEnumerable<string> Forms(Guid task) => [$"task:{task}", $"progress:{task}"];

    private static bool IsLedBy(AgreedTask agreed, Side side) => agreed.Lead == side || (agreed.Lead is not null && agreed.Alternation != LeadAlternation.None);

    private static bool IsOfTask(AuditEntry entry) =>
        entry is { SubjectKind: nameof(WorkTask), ActorSide: not null, PlanId: not null } && !OfTexts.Contains(entry.Action)
        && entry.Changes.Any(change => !change.Field.StartsWith(nameof(Comment), StringComparison.Ordinal));
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>What others did since a visit.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Filter">Finds all of it in a plan's history.</param>
public sealed record ChangesSince(DateTime Since, HistoryFilter Filter, IReadOnlyList<ChangedPlan> Plans);

/// <param name="Count">Of all changes, shown or not.</param>
public sealed record ChangedPlan(string Code, LocalizedText Title, int Count, IReadOnlyList<ChangedThing> Things);

/// <summary>One task, report or the plan itself, with the newest of its changes.</summary>
/// <param name="Task">Code; null for what is no task.</param>
/// <param name="Count">Of its changes.</param>
public sealed record ChangedThing(AuditEntry Newest, string? Task, int Count);

/// <summary>Finds what changed since the reader's last visit: by other people, grouped by plan and by what it was done to.</summary>
internal static class HomeChanges
{
    /// <summary>Lines in all.</summary>
    public const int Most = 20;

    /// <summary>The newest changes that are looked at: more are counted and not shown.</summary>
    private const int Newest = 400;

    /// <returns>Null where nothing changed, and on the first visit.</returns>
    public static async Task<ChangesSince?> ReadAsync(VisibleDb db, CurrentUser user, DateTime nowUtc, CancellationToken cancel)
    {
        var kept = await db.Arrangements.Where(each => each.LoginProvider == Visit.Of && each.Name == Visit.Name)
            .Select(each => each.Value).SingleOrDefaultAsync(cancel);
        if (Visit.Read(kept)?.At(nowUtc).Before is not { } since)
        {
            return null;
        }

        var filter = new HistoryFilter(Since: since, Others: user.Id);
        var changes = filter.Of(db.History).Where(entry => entry.PlanId != null);
        var counts = await changes.GroupBy(entry => entry.PlanId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Count, cancel);
        if (counts.Count == 0)
        {
            return null;
        }

        var ids = counts.Keys.ToList();
        var plans = await db.Plans.Where(plan => ids.Contains(plan.Id)).OrderByDescending(plan => plan.PeriodStart)
            .Select(plan => new { plan.Id, plan.Code, plan.Title }).ToListAsync(cancel);
        var newest = await changes.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(Newest).ToListAsync(cancel);
        var subjects = newest.Where(entry => entry.SubjectKind == nameof(WorkTask)).Select(entry => entry.SubjectId).Distinct().ToList();
        var leads = await db.Tasks.Where(task => subjects.Contains(task.Id)).Select(task => new { task.Id, task.Agreed.Lead }).ToDictionaryAsync(each => each.Id, each => each.Lead, cancel);
        var things = newest.GroupBy(entry => (entry.PlanId, entry.SubjectId))
            .OrderBy(group => leads.GetValueOrDefault(group.Key.SubjectId) != user.Side).ThenByDescending(group => group.First().At).Take(Most)
            .ToLookup(group => group.Key.PlanId!.Value, group => new ChangedThing(
                group.First(), group.First().SubjectKind == nameof(WorkTask) && leads.ContainsKey(group.Key.SubjectId) ? group.First().SubjectCode : null, group.Count()));
        var shown = plans.Select(plan => new ChangedPlan(plan.Code, plan.Title, counts[plan.Id], [.. things[plan.Id]])).ToList();
        return shown.Count == 0 ? null : new ChangesSince(since, filter, shown);
    }
}

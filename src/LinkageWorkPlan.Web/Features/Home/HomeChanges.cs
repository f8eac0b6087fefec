using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Plans.Reading;
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

    /// <summary>What is shown is chosen from these newest changes; all are counted.</summary>
    private const int Newest = 400;

    /// <returns>Null where nothing changed, and on the first visit.</returns>
    public static async Task<ChangesSince?> ReadAsync(VisibleDb db, CurrentUser user, DateTime nowUtc, IReadOnlyList<Guid> turned, CancellationToken cancel)
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
        var leads = await db.Tasks.Where(task => subjects.Contains(task.Id)).Select(task => new { task.Id, task.PlanId, task.Agreed.Lead, task.Agreed.Alternation })
            .ToDictionaryAsync(each => each.Id, each => LeadQuery.LeadOf(each.Lead, each.Alternation, each.PlanId, turned), cancel);
        var chosen = newest.DistinctBy(entry => (entry.PlanId, entry.SubjectId))
            .OrderBy(entry => leads.GetValueOrDefault(entry.SubjectId) != user.Side).ThenByDescending(entry => entry.At).Take(Most).ToList();
        var of = chosen.Select(entry => entry.SubjectId).ToList();
        var all = await changes.Where(entry => of.Contains(entry.SubjectId)).GroupBy(entry => new { entry.PlanId, entry.SubjectId })
            .Select(group => new { group.Key.PlanId, group.Key.SubjectId, Count = group.Count() }).ToDictionaryAsync(each => (each.PlanId, each.SubjectId), each => each.Count, cancel);
        var things = chosen.ToLookup(entry => entry.PlanId!.Value, entry => new ChangedThing(
            entry, entry.SubjectKind == nameof(WorkTask) && leads.ContainsKey(entry.SubjectId) ? entry.SubjectCode : null, all[(entry.PlanId, entry.SubjectId)]));
        var shown = plans.Select(plan => new ChangedPlan(plan.Code, plan.Title, counts[plan.Id], [.. things[plan.Id]])).ToList();
        return shown.Count == 0 ? null : new ChangesSince(since, filter, shown);
    }
}

using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text of a plan, with what it takes to find and to write it.</summary>
/// <param name="Subject">Code of the task, pillar or indicator it belongs to; the plan's for the plan itself; empty for owners.</param>
/// <param name="Title">What it belongs to, in words; empty where the text itself says it.</param>
/// <param name="On">The day an update took effect; null for what has no day.</param>
public sealed record TextRow(TextKind Kind, Guid Id, string Field, string Subject, LocalizedText Title, DateOnly? On, LocalizedText Text, int MaxLength)
{
    /// <summary>Agreed in the plan or sent with the report: frozen once that is signed.</summary>
    public bool IsAgreed => Kind is TextKind.Plan or TextKind.Task or TextKind.Report;
}

internal static class PlanTextRows
{
    /// <summary>Every text of a plan in the order it is read: the plan, its tasks each with their progress, owners, indicators.</summary>
    public static async Task<IReadOnlyList<TextRow>> LoadAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel)
    {
        var tasks = await db.Tasks.AsNoTracking().Include(task => task.Milestones).Where(task => task.PlanId == plan.Id).OrderBy(task => task.SortKey).ToListAsync(cancel);
        var updates = (await db.Progress.AsNoTracking().Where(update => update.PlanId == plan.Id).OrderBy(update => update.EffectiveOn).ThenBy(update => update.RecordedAt).ToListAsync(cancel))
            .ToLookup(update => update.TaskId);
        var evidence = (await db.Evidence.AsNoTracking().Where(each => each.PlanId == plan.Id).OrderBy(each => each.RecordedAt).ThenBy(each => each.Id).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        var named = db.Tasks.Where(task => task.PlanId == plan.Id).SelectMany(task => task.Owners).Select(each => each.OwnerId);
        var owners = await db.Owners.AsNoTracking().Where(owner => named.Contains(owner.Id)).OrderBy(owner => owner.Id).ToListAsync(cancel);
        var indicators = await db.Indicators.AsNoTracking().Where(indicator => indicator.PlanId == plan.Id).OrderBy(indicator => indicator.SortKey).ToListAsync(cancel);
        return
        [
            .. Rows(TextKind.Plan, plan.Id, plan.Code, LocalizedText.Empty, null, plan.Texts),
            .. tasks.SelectMany(task => Rows(TextKind.Task, task.Id, task.Code, task.Title, null, task.Texts)
                .Concat(updates[task.Id].SelectMany(update => Rows(TextKind.Progress, update.Id, task.Code, task.Title, update.EffectiveOn, update.Texts)))
                .Concat(evidence[task.Id].SelectMany(each => Rows(TextKind.Evidence, each.Id, task.Code, task.Title, null, each.Texts)))),
            .. owners.SelectMany(owner => Rows(TextKind.Owner, owner.Id, string.Empty, LocalizedText.Empty, null, owner.Texts)),
            .. indicators.SelectMany(indicator => Rows(TextKind.Indicator, indicator.Id, indicator.Code, indicator.Title, null, indicator.Texts)),
        ];
    }

    private static IEnumerable<TextRow> Rows(TextKind kind, Guid id, string subject, LocalizedText title, DateOnly? on, IEnumerable<TextPlace> places) =>
        places.Select(place => new TextRow(kind, id, place.Field, subject, title, on, place.Text, place.MaxLength));
}

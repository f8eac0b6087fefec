using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Loads a plan with what had become true of it by a day.</summary>
internal static class PlanStandings
{
    public static async Task<PlanStanding> PlanAsOfAsync(this WorkPlanDb db, Guid planId, DateOnly day, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == planId, cancel);
        IReadOnlyList<WorkTask> tasks = await db.Tasks.AsNoTracking().AsSplitQuery().Include(each => each.Milestones).Where(each => each.PlanId == planId).ToListAsync(cancel);
        var amendments = await db.Amendments.AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().Where(each => each.PlanId == planId && each.State == AmendmentState.InForce).OrderBy(each => each.Number).ToListAsync(cancel);
        IReadOnlyList<Indicator> indicators = await db.Indicators.AsNoTracking().Include(each => each.Results).Where(each => each.PlanId == planId).ToListAsync(cancel);
        foreach (var later in amendments.Where(each => each.InForceOn > day).Reverse())
        {
            (tasks, indicators) = (later.TakeBack(plan, tasks), later.TakeBack(indicators));
        }

        amendments.RemoveAll(each => each.InForceOn > day);
        var updates = (await db.Progress.AsNoTracking().Where(each => each.PlanId == planId && each.EffectiveOn <= day).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        var evidence = (await db.Evidence.AsNoTracking().Where(each => each.PlanId == planId).ToListAsync(cancel)).ToLookup(each => each.UpdateId);
        return new PlanStanding(
            plan,
            day,
            [.. tasks.OrderBy(task => task.SignedKey, StringComparer.Ordinal).Select(task => TaskStanding.Of(task, [.. updates[task.Id]], evidence, day, ReasonOf(task, amendments)))],
            [.. indicators.Where(each => each.DroppedOn is null).OrderBy(indicator => indicator.SortKey, StringComparer.Ordinal)],
            amendments);
    }

    /// <summary>Why a task left the plan; empty for one that is part of it.</summary>
    private static LocalizedText ReasonOf(WorkTask task, List<Amendment> amendments) =>
        task.DroppedBy is { } number && amendments.Find(each => each.Number == number) is { } amendment
            ? amendment.ItemOf(task.Code) is { Reason: { IsEmpty: false } reason } ? reason : amendment.Reason
            : LocalizedText.Empty;
}

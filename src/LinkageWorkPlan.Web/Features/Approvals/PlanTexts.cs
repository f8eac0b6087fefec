using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>The texts a plan's signature covers: its title, pillars, tasks with all that is in them, and the names of their owners.</summary>
internal static class PlanTexts
{
    /// <returns>One entry a text and language that is missing or stale; empty where the plan can be signed.</returns>
    public static async Task<IReadOnlyList<BrokenRule>> UnreadyAsync(WorkPlanDb db, WorkPlan plan, CancellationToken cancel)
    {
        var tasks = await db.Tasks.AsNoTracking().Include(task => task.Milestones).Include(task => task.Owners)
            .Where(task => task.PlanId == plan.Id).OrderBy(task => task.SortKey).AsSplitQuery().ToListAsync(cancel);
        var owned = tasks.SelectMany(task => task.Owners).Select(each => each.OwnerId).ToHashSet();
        var owners = (await db.Owners.AsNoTracking().ToListAsync(cancel)).Where(owner => owned.Contains(owner.Id));
        return
        [
            .. TaskRules.OfTexts(plan.Code, [new TextPlace(nameof(WorkPlan.Title), plan.Title, WorkPlan.TitleMax)]),
            .. plan.Pillars.OrderBy(pillar => pillar.Order).SelectMany(pillar => TaskRules.OfTexts(pillar.Code, [new TextPlace(nameof(Pillar.Title), pillar.Title, Pillar.TitleMax)])),
            .. tasks.SelectMany(task => TaskRules.OfTexts(task.Code, task.Texts)),
            .. owners.OrderBy(owner => owner.Id).SelectMany(owner => TaskRules.OfTexts(owner.Name.ToString(), owner.Texts)),
        ];
    }
}

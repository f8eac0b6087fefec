using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>All of a plan that a workbook may name, as its reader may see it. Nothing of it is tracked: a dry run tries the changes on it.</summary>
internal sealed record ImportBase(WorkPlan Plan, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Owner> Owners, IReadOnlySet<string> Sectors, IReadOnlySet<string> Contents, IReadOnlyList<Indicator> Indicators)
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<ImportBase> LoadAsync(VisibleDb db, string planCode, CancellationToken cancel)
    {
        await db.OpenConnectionAsync(cancel);
        var plan = await db.FindPlanAsync(planCode, cancel);
        return new ImportBase(
            plan,
            await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().OrderBy(task => task.SortKey).ThenBy(task => task.Code).ToListAsync(cancel),
            await db.Owners.OrderBy(owner => owner.Id).ToListAsync(cancel),
            plan.Sectors.Select(sector => sector.Code).ToHashSet(),
            await db.Memorandum.Select(each => each.Code).ToHashSetAsync(cancel),
            await db.Indicators.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancel));
    }
}

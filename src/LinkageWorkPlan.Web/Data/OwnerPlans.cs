using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>A change to an owner's name is a change to every plan that names the owner.</summary>
internal static class OwnerPlans
{
    /// <summary>Locks the plans that are not yet adopted and name the owner, and puts the new name before the co-chairs where one is in review.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>: a plan with this name is being signed.</exception>
    public static Task FollowAsync(WorkPlanDb db, Owner owner, CancellationToken cancel) => FollowAsync(db, [owner.Id], cancel);

    /// <summary>The same for many owners, each plan once.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>.</exception>
    public static Task FollowAsync(WorkPlanDb db, IReadOnlyCollection<Guid> owners, CancellationToken cancel) =>
        FollowAsync(db, db.Tasks.Where(task => task.Owners.Any(each => owners.Contains(each.OwnerId))), cancel);

    /// <summary>The same for contents of the memorandum, whose titles are signed with the plans that name them.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>.</exception>
    public static async Task FollowContentsAsync(WorkPlanDb db, IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        foreach (var mark in codes.Select(MemorandumItem.Mark))
        {
            await FollowAsync(db, db.Tasks.Where(task => task.SearchText.Contains(mark)), cancel);
        }
    }

    private static async Task FollowAsync(WorkPlanDb db, IQueryable<WorkTask> named, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(plan => plan.State == PlanState.InReview && named.Any(task => task.PlanId == plan.Id)).Select(plan => plan.Id).ToListAsync(cancel);
        foreach (var id in plans)
        {
            var plan = await db.LockPlanAsync(id, cancel);
            var round = await PlanParts.OpenRoundAsync(db, plan, cancel);
            plan.RequireTextsOpen(round?.Signatures.Count > 0);
            await PlanParts.RefreshRoundAsync(db, plan, cancel);
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans;

/// <summary>Who sees which plan: those who draft see all, observers what was adopted, ministers' offices and administrators none.</summary>
internal static class VisiblePlans
{
    public static IQueryable<WorkPlan> PlansVisibleTo(this WorkPlanDb db, CurrentUser user) =>
        user.Is(Roles.Drafters | Role.System) ? db.Plans
        : user.Is(Roles.PlanReaders) ? db.Plans.Where(plan => plan.State == PlanState.Adopted || plan.State == PlanState.Closed)
        : db.Plans.Where(plan => false);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: also where this user may not see it.</exception>
    public static async Task<WorkPlan> FindPlanAsync(this WorkPlanDb db, CurrentUser user, string code, CancellationToken cancel) =>
        await db.PlansVisibleTo(user).AsNoTracking().Include(plan => plan.Pillars).SingleOrDefaultAsync(plan => plan.Code == code, cancel)
        ?? throw new RuleException(Rules.NotFound);
}

using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

internal static class VisiblePlans
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: also where this user may not see it.</exception>
    public static async Task<WorkPlan> FindPlanAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Plans.Include(plan => plan.Pillars).SingleOrDefaultAsync(plan => plan.Code == code, cancel)
        ?? throw new RuleException(Rules.NotFound);
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

internal static class IndicatorRecords
{
    /// <summary>Locks the result's plan, then loads the result with its indicator.</summary>
    /// <exception cref="RuleException">There is none, somebody corrected it first, or this user may not.</exception>
    public static async Task<(WorkPlan Plan, Indicator Indicator, IndicatorResult Result)> LockResultAsync(this WorkPlanDb db, Guid resultId, CurrentUser user, CancellationToken cancel)
    {
        var of = db.Set<IndicatorResult>().IgnoreQueryFilters().Where(each => each.Id == resultId);
        var planId = await db.Indicators.Where(each => of.Any(result => result.IndicatorId == each.Id)).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        plan.RequireAdopted();
        var result = await of.SingleAsync(cancel);
        result.RequireCorrector(user.Id, user.Role, user.Side);
        return (plan, await db.Indicators.SingleAsync(each => each.Id == result.IndicatorId, cancel), result);
    }
}

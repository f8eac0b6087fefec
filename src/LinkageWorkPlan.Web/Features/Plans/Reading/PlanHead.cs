using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan without what is in it.</summary>
/// <param name="PeriodStart">First day, inclusive.</param>
/// <param name="PeriodEnd">Last day, inclusive.</param>
public sealed record PlanHead(Guid Id, string Code, PlanKind Kind, LocalizedText Title, PlanState State, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? AdoptedOn, long Revision)
{
    /// <summary>The year whose lead is shown: this one, or the nearest of the plan's.</summary>
    public int LeadYear(DateOnly today) => Math.Clamp(today.Year, PeriodStart.Year, PeriodEnd.Year);

    /// <summary>True in a year in which tasks that alternate are led by the other side than in the first year.</summary>
    public bool IsTurned(DateOnly today) => (LeadYear(today) - PeriodStart.Year) % 2 != 0;
}

internal static class PlanHeads
{
    public static IQueryable<PlanHead> Heads(this IQueryable<WorkPlan> plans) => plans.AsNoTracking().Select(plan =>
        new PlanHead(plan.Id, plan.Code, plan.Kind, plan.Title, plan.State, plan.PeriodStart, plan.PeriodEnd, plan.AdoptedOn, plan.Revision));

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also where this user may not see it.</exception>
    public static async Task<PlanHead> HeadOfPlanAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Plans.Where(plan => plan.Code == code).Heads().SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
}

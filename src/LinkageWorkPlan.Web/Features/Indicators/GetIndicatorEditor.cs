using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>What the indicator's form is filled with.</summary>
public static class GetIndicatorEditor
{
    /// <param name="IndicatorCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, string? IndicatorCode) : IQuery<Model>;

    /// <param name="Saved">As it is saved; empty but for the next free code for a new one.</param>
    /// <param name="Years">Calendar years of the plan.</param>
    public sealed record Model(Guid PlanId, PlanState State, Guid? IndicatorId, int Version, IndicatorContent Saved, IReadOnlyList<FormerTarget> FormerTargets, IReadOnlyList<int> Years);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var codes = await db.Indicators.Where(each => each.PlanId == plan.Id).Select(each => each.Code).ToListAsync(cancellationToken);
            var indicator = request.IndicatorCode is null ? null
                : await db.Indicators.AsNoTracking().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.IndicatorCode, cancellationToken)
                    ?? throw new RuleException(Rules.NotFound);
            return new Model(
                plan.Id, plan.State, indicator?.Id, indicator?.Version ?? 0, indicator?.ToContent() ?? new IndicatorContent { Code = Codes.Next("I", codes) },
                indicator?.FormerTargets ?? [], [.. Enumerable.Range(plan.PeriodStart.Year, plan.PeriodEnd.Year - plan.PeriodStart.Year + 1)]);
        }
    }
}

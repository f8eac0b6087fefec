using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>What a new report is chosen from: adopted plans, and for each kind the periods nobody has reported on yet.</summary>
public static class ListReportablePlans
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query : IQuery<IReadOnlyList<ReportablePlan>>;

    /// <param name="Periods">By kind, in order; those with a report already are left out.</param>
    public sealed record ReportablePlan(string Code, Domain.Texts.LocalizedText Title, IReadOnlyDictionary<ReportKind, IReadOnlyList<ReportPeriod>> Periods);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<ReportablePlan>>
    {
        public async Task<IReadOnlyList<ReportablePlan>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plans = await db.Plans.AsNoTracking().Where(each => each.State == PlanState.Adopted).OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).ToListAsync(cancellationToken);
            var taken = (await db.Reports.Select(each => new { each.PlanId, each.Kind, each.Code, each.PeriodEnd }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId);
            return [.. plans.Select(plan => new ReportablePlan(
                plan.Code,
                plan.Title,
                Enum.GetValues<ReportKind>().ToDictionary(kind => kind, kind => Free(kind, plan))))];

            IReadOnlyList<ReportPeriod> Free(ReportKind kind, WorkPlan plan)
            {
                var there = taken[plan.Id].ToList();
                if (kind == ReportKind.Special)
                {
                    return [ReportPeriod.Of(kind, plan)[0] with { Code = Domain.Codes.Next("S", there.Select(each => each.Code)) }];
                }

                return [.. ReportPeriod.Of(kind, plan).Where(period => !there.Any(each => each.Code == period.Code || (each.Kind == kind && each.PeriodEnd == period.End)))];
            }
        }
    }
}

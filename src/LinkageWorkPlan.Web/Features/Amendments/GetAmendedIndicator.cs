using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>What the form of an amended indicator is filled with: what the amendment says already, or else what is agreed.</summary>
public static class GetAmendedIndicator
{
    /// <param name="IndicatorCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, int Number, string? IndicatorCode) : IQuery<Model>;

    /// <param name="Version">The amendment's.</param>
    /// <param name="Saved">What the amendment says; what is agreed where it says nothing yet; empty but for the next free code for a new one.</param>
    /// <param name="Agreed">What is agreed in the plan; null for an indicator that is added.</param>
    /// <param name="Years">Calendar years of the plan as the amendment would leave it.</param>
    public sealed record Model(Guid AmendmentId, AmendmentState State, int Version, IndicatorContent Saved, IndicatorContent? Agreed, LocalizedText Reason, IReadOnlyList<int> Years);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendment = await db.Amendments.AsNoTracking().Include(each => each.Indicators).SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == request.Number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var known = await db.Indicators.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            var part = request.IndicatorCode is null ? null : amendment.IndicatorOf(request.IndicatorCode);
            var agreed = known.Find(each => each.Code == request.IndicatorCode && each.DroppedOn is null)?.ToContent();
            if (request.IndicatorCode is not null && agreed is null && part is null)
            {
                throw new RuleException(Rules.NotFound);
            }

            var judged = amendment.Judged(plan);
            var next = Codes.Next("I", known.Select(each => each.Code).Concat(amendment.Indicators.Select(each => each.Code)));
            return new Model(
                amendment.Id, amendment.State, amendment.Version, part?.After ?? agreed ?? new IndicatorContent { Code = next }, agreed, part?.Reason ?? LocalizedText.Empty,
                [.. Enumerable.Range(judged.PeriodStart.Year, judged.PeriodEnd.Year - judged.PeriodStart.Year + 1)]);
        }
    }
}

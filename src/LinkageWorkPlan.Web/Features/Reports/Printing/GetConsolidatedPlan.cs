using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>A plan with its amendments written into it, to read; a plan without any has no such document.</summary>
public static class GetConsolidatedPlan
{
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string PlanCode) : IQuery<ConsolidatedDocument>;

    internal sealed class Handler(VisibleDb db, AgreedDocuments documents) : IRequestHandler<Query, ConsolidatedDocument>
    {
        public async Task<ConsolidatedDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendments = await db.Amendments.Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery()
                .Where(each => each.PlanId == plan.Id && each.State == AmendmentState.InForce).OrderBy(each => each.Number).ToListAsync(cancellationToken);

            // Up to the last of the list: one that comes into force meanwhile is in neither.
            return amendments.Count > 0
                ? await documents.OfConsolidatedAsync(plan, await db.ContentAsync(plan, PlanVersion.Of(amendments[^1].Number), cancellationToken), amendments, cancellationToken)
                : throw new RuleException(Rules.NotFound);
        }
    }
}

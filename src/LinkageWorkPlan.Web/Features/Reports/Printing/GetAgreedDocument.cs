using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>A plan or one of its amendments as it is printed: as it stands while it is a draft, and what is signed from then on.</summary>
public static class GetAgreedDocument
{
    /// <param name="Amendment">Its number; null for the plan itself.</param>
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string PlanCode, int? Amendment = null) : IQuery<AgreedDocument>;

    internal sealed class Handler(VisibleDb db, AgreedDocuments documents) : IRequestHandler<Query, AgreedDocument>
    {
        public async Task<AgreedDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            if (request.Amendment is not { } number)
            {
                return await documents.OfPlanAsync(plan, cancellationToken);
            }

            var amendment = await db.Amendments.Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            return await documents.OfAmendmentAsync(plan, amendment, cancellationToken);
        }
    }
}

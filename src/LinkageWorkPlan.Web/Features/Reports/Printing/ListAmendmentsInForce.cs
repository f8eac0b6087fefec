using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What changed a plan since both sides signed it, in its order: its own document stays as it was signed.</summary>
public static class ListAmendmentsInForce
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<IReadOnlyList<Row>>;

    /// <param name="On">Since when, UTC+7.</param>
    public sealed record Row(int Number, DateOnly On);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            return await db.Amendments.Where(each => each.PlanId == plan.Id && each.State == AmendmentState.InForce).OrderBy(each => each.Number)
                .Select(each => new Row(each.Number, each.InForceOn!.Value)).ToListAsync(cancellationToken);
        }
    }
}

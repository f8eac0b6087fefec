using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>One risk of the joint industrial park.</summary>
public static class GetRisk
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string RiskCode) : IQuery<Model>;

    public sealed record Model(ListRisks.Row Row, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var risk = await db.FindRiskAsync(request.RiskCode, cancellationToken);
            return new Model((await ListRisks.RowsAsync(db, [risk], clock.Today, cancellationToken))[0], context.User.Is(Role.Secretary));
        }
    }
}

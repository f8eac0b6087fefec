using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>The compatibility matrix, by topic.</summary>
public static class ListCompatibility
{
    /// <param name="Topic">Null for all topics.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(ParkTopic? Topic = null) : IQuery<Model>;

    /// <param name="Total">Rows of all topics.</param>
    public sealed record Model(IReadOnlyList<CompatibilityRow> Rows, int Total, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await db.CompatibilityRows.OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return new Model([.. rows.Where(each => request.Topic is null || each.Topic == request.Topic).OrderBy(each => each.Topic)], rows.Count, context.User.Is(Role.Secretary));
        }
    }
}

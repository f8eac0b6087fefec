using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Linkages of enterprises that belong to one pilot model, in the order of their codes.</summary>
public static class ListPilotLinkages
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PilotCode) : IQuery<IReadOnlyList<ListLinkages.Row>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<ListLinkages.Row>>
    {
        public async Task<IReadOnlyList<ListLinkages.Row>> Handle(Query request, CancellationToken cancellationToken) =>
            await ListLinkages.RowsAsync(db, await db.Linkages.Where(each => each.PilotCode == request.PilotCode).OrderBy(each => each.Number).ToListAsync(cancellationToken), cancellationToken);
    }
}

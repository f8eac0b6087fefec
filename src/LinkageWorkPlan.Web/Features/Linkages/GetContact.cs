using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What fills the form of the contact that the sender's side keeps.</summary>
public static class GetContact
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string EnterpriseCode) : IQuery<Model>;

    /// <param name="Saved">Null where there is none yet.</param>
    public sealed record Model(Enterprise Enterprise, EnterpriseContact? Saved);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (enterprise, side) = (await db.FindEnterpriseAsync(request.EnterpriseCode, cancellationToken), context.User.Side);
            return new Model(enterprise, await db.EnterpriseContacts.SingleOrDefaultAsync(each => each.EnterpriseId == enterprise.Id && each.Keeper == side, cancellationToken));
        }
    }
}

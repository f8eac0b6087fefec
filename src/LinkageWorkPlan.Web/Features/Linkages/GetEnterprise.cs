using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>One enterprise with its linkages, and the contacts that this reader may read.</summary>
public static class GetEnterprise
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string EnterpriseCode) : IQuery<Model>;

    /// <param name="Sector">Empty where it is not known.</param>
    /// <param name="Likely">Enterprises that may be the same one.</param>
    public sealed record Model(
        Enterprise Enterprise, LocalizedText Sector, IReadOnlyList<ListLinkages.Row> Linkages, IReadOnlyList<EnterpriseContact> Contacts, IReadOnlyList<LikelyEnterprise> Likely, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var enterprise = await db.FindEnterpriseAsync(request.EnterpriseCode, cancellationToken);
            var sectors = await SectorOption.ListAsync(db, cancellationToken);
            var linkages = await db.Linkages.Where(each => each.VietnamCode == enterprise.Code || each.LaosCode == enterprise.Code).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return new Model(
                enterprise,
                sectors.FirstOrDefault(each => each.Link == enterprise.Sector)?.Title ?? LocalizedText.Empty,
                await ListLinkages.RowsAsync(db, linkages, cancellationToken),
                [.. (await db.EnterpriseContacts.Where(each => each.EnterpriseId == enterprise.Id).ToListAsync(cancellationToken)).OrderBy(each => each.Keeper)],
                await db.Enterprises.LikelyAsync(enterprise.Side, enterprise.NameKeys.Select(each => each.Key), enterprise.Id, cancellationToken),
                context.User.Is(Role.Secretary));
        }
    }
}

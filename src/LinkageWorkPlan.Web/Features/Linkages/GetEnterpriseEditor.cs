using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What the enterprise's form is filled with.</summary>
public static class GetEnterpriseEditor
{
    /// <param name="EnterpriseCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? EnterpriseCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="IsLinked">True where a linkage names it.</param>
    public sealed record Model(Enterprise? Saved, IReadOnlyList<SectorOption> Sectors, bool IsLinked);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.EnterpriseCode is { } code ? await db.FindEnterpriseAsync(code, cancellationToken) : null;
            return new Model(
                saved, await SectorOption.ListAsync(db, cancellationToken),
                saved is not null && await db.Linkages.IgnoreAutoIncludes().AnyAsync(each => each.VietnamCode == saved.Code || each.LaosCode == saved.Code, cancellationToken));
        }
    }
}

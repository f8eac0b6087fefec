using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What the form of a risk is filled with.</summary>
public static class GetRiskEditor
{
    /// <param name="RiskCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? RiskCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    public sealed record Model(ParkRisk? Saved, IReadOnlyList<OwnerChoice> Owners);

    public sealed record OwnerChoice(Guid Id, Side Side, LocalizedText Name);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.RiskCode is { } code ? await db.FindRiskAsync(code, cancellationToken) : null;
            var own = saved?.OwnerId;
            return new Model(saved, await db.Owners.Where(each => each.IsActive || each.Id == own).OrderBy(each => each.Id).Select(each => new OwnerChoice(each.Id, each.Side, each.Name)).ToListAsync(cancellationToken));
        }
    }
}

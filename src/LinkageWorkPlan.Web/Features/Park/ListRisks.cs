using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Risks of the joint industrial park: open ones first, the weightiest before the others.</summary>
public static class ListRisks
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Owner">Name of the owner; empty where this reader does not see it.</param>
    /// <param name="IsDue">True where it is open and its due day is over.</param>
    public sealed record Row(ParkRisk Risk, LocalizedText Owner, bool IsDue);

    public sealed record Model(IReadOnlyList<Row> Rows, bool MayWrite);

    internal static async Task<IReadOnlyList<Row>> RowsAsync(VisibleDb db, IReadOnlyList<ParkRisk> risks, DateOnly today, CancellationToken cancel)
    {
        var ids = risks.Select(each => each.OwnerId).Distinct().ToList();
        var names = await db.Owners.Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancel);
        return [.. risks.Select(each => new Row(each, names.GetValueOrDefault(each.OwnerId, LocalizedText.Empty), each.ClosedOn is null && each.Due < today))];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var risks = await db.ParkRisks.ToListAsync(cancellationToken);
            IReadOnlyList<ParkRisk> ordered = [.. risks.OrderBy(each => each.ClosedOn is not null).ThenByDescending(each => each.Weight).ThenBy(each => each.Number)];
            return new Model(await RowsAsync(db, ordered, clock.Today, cancellationToken), context.User.Is(Role.Secretary));
        }
    }
}

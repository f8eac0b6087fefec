using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan in figures, as of any day that is not in the future.</summary>
public static class GetOverview
{
    /// <param name="On">Null for today, which also stands for a later day.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, DateOnly? On = null) : IQuery<Result>;

    /// <param name="Owners">Names of those whose load is shown, as far as the reader may know them.</param>
    public sealed record Result(OpenPlan Plan, PlanOverview Overview, IReadOnlyDictionary<Guid, OwnerName> Owners);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, _) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, PlanFilter.None, cancellationToken);
            var day = request.On < clock.Today ? request.On.Value : clock.Today;
            var overview = await cache.LastAsync((typeof(PlanOverview), plan.Head.Id, day == clock.Today), (plan.Head.Revision, day), async () =>
                PlanOverview.Of(plan.Head, await PlanAsOf.ReadAsync(db, cache, plan.Head, day, clock.Today, cancellationToken)));
            var ids = overview.Owners.Select(each => each.OwnerId).ToList();
            var owners = await db.Owners.Where(owner => ids.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id, owner => new OwnerName(owner.Side, owner.Name), cancellationToken);
            return new Result(plan, overview with { Owners = InOrder(overview.Owners, owners) }, owners);
        }

        /// <summary>The most open tasks first; where they are as many, by name as the reader looks for it.</summary>
        private IReadOnlyList<OwnerLoad> InOrder(IReadOnlyList<OwnerLoad> loads, IReadOnlyDictionary<Guid, OwnerName> owners) =>
            [.. loads.OrderByDescending(each => each.OpenTasks.Count)
                .ThenBy(each => owners.TryGetValue(each.OwnerId, out var owner) ? owner.Name.For(context.User.Language) : string.Empty, TextOrder.For(context.User.Language))];
    }
}

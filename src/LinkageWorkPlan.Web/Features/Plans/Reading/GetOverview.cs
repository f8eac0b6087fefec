using LinkageWorkPlan.Domain.Accounts;
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
            var key = (typeof(PlanOverview), plan.Head.Id, plan.Head.Revision, day);
            if (!cache.TryGetValue(key, out PlanOverview? overview))
            {
                overview = PlanOverview.Of(plan.Head, await PlanAsOf.ReadAsync(db, cache, plan.Head, day, cancellationToken));
                cache.Set(key, overview, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(10) });
            }

            var ids = overview!.Owners.Select(each => each.OwnerId).ToList();
            var owners = await db.Owners.Where(owner => ids.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id, owner => new OwnerName(owner.Side, owner.Name), cancellationToken);
            return new Result(plan, overview, owners);
        }
    }
}

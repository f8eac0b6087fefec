using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The plans one may see, the newest period first.</summary>
public static class ListPlans
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<IReadOnlyList<Result>>;

    public sealed record Result(PlanHead Head, PlanTotals Totals);

    internal sealed class Handler(VisibleDb db, Clock clock, IMemoryCache cache) : IRequestHandler<Query, IReadOnlyList<Result>>
    {
        public async Task<IReadOnlyList<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var heads = await db.Plans.OrderByDescending(plan => plan.PeriodStart).ThenBy(plan => plan.Code).Heads().ToListAsync(cancellationToken);
            var results = new List<Result>();
            foreach (var head in heads)
            {
                results.Add(new Result(head, await PlanTotals.OfAsync(db, cache, head, clock.Today, cancellationToken)));
            }

            return results;
        }
    }
}

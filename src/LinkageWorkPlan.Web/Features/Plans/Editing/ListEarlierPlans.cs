using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Earlier plans, whose pillars and sectors a new one may take over; the newest first.</summary>
public static class ListEarlierPlans
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query : IQuery<IReadOnlyList<Earlier>>;

    public sealed record Earlier(Guid Id, string Code, LocalizedText Title, DateOnly PeriodEnd);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Earlier>>
    {
        public async Task<IReadOnlyList<Earlier>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Plans.OrderByDescending(plan => plan.PeriodEnd).Select(plan => new Earlier(plan.Id, plan.Code, plan.Title, plan.PeriodEnd)).ToListAsync(cancellationToken);
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What the sides asked each other: what waits first, by its day, then the rest, the newest first.</summary>
public static class ListSideRequests
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Today">UTC+7: what is due before and waits is overdue.</param>
    /// <param name="MayAsk">True where this user asks the other side.</param>
    public sealed record Model(IReadOnlyList<SideRequest> Requests, DateOnly Today, bool MayAsk);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await db.SideRequests.OrderByDescending(each => each.Number).ToListAsync(cancellationToken);
            return new Model([.. all.Where(each => each.WaitsFor is not null).OrderBy(each => each.Due), .. all.Where(each => each.WaitsFor is null)], clock.Today, context.User.Is(Role.Secretary));
        }
    }
}

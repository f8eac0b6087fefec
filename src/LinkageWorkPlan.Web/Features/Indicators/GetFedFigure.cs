using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>What the register of linkages says of an indicator on a day; nothing where it does not fill in its figures.</summary>
public static class GetFedFigure
{
    /// <param name="On">UTC+7; null for today.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string? IndicatorCode, DateOnly? On) : IQuery<Model>;

    /// <param name="Count">Null where the register does not fill in its figures.</param>
    public sealed record Model(int? Count);

    internal sealed class Handler(VisibleDb db, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var indicator = await db.Indicators.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.IndicatorCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return indicator.Feed is not { } feed ? new Model(null)
                : new Model(feed.Count(plan.Code, await db.Linkages.ToListAsync(cancellationToken), await db.Enterprises.IgnoreAutoIncludes().ToListAsync(cancellationToken), request.On ?? clock.Today));
        }
    }
}

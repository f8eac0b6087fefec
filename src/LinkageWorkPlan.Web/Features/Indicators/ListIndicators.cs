using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>A plan's indicators with their baselines (each source's), targets and results.</summary>
public static class ListIndicators
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    public sealed record Model(string PlanCode, LocalizedText PlanTitle, PlanState State, IReadOnlyList<Row> Rows);

    /// <param name="Results">The newest first.</param>
    public sealed record Row(
        Guid Id, int Version, string Code, LocalizedText Title, LocalizedText Unit, IReadOnlyList<IndicatorBaseline> Baselines, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<IndicatorResult> Results)
    {
        /// <summary>Results that this user may correct or withdraw.</summary>
        public IReadOnlySet<Guid> Correctable { get; init; } = new HashSet<Guid>();

        /// <summary>Results that were corrected or withdrawn, the last one first.</summary>
        public IReadOnlyList<IndicatorResult> Superseded { get; init; } = [];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var indicators = await db.Indicators.IgnoreQueryFilters().Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            return new Model(plan.Code, plan.Title, plan.State, [.. indicators.Select(each => RowOf(each, plan.State == PlanState.Adopted))]);
        }

        private Row RowOf(Indicator indicator, bool isOpen)
        {
            var user = context.User;
            return new Row(
                indicator.Id, indicator.Version, indicator.Code, indicator.Title, indicator.Unit, indicator.Baselines, indicator.Targets,
                [.. indicator.Results.Where(each => each.Holds).OrderByDescending(each => each.AsOf).ThenByDescending(each => each.SaidAt)])
            {
                Correctable = isOpen && user.Is(Role.Secretary) ? indicator.Results.Where(each => each.MayBeCorrectedBy(user.Id, user.Role, user.Side)).Select(each => each.Id).ToHashSet() : [],
                Superseded = [.. indicator.Results.Where(each => !each.Holds).OrderByDescending(each => each.SupersededAt)],
            };
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>A plan's indicators with their baselines (each source's), targets and results.</summary>
public static class IndicatorList
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    public sealed record Model(string PlanCode, LocalizedText PlanTitle, PlanState State, IReadOnlyList<Row> Rows);

    /// <param name="Results">The newest first.</param>
    public sealed record Row(
        Guid Id, int Version, string Code, LocalizedText Title, LocalizedText Unit, IReadOnlyList<IndicatorBaseline> Baselines, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<Result> Results);

    public sealed record Result(Guid Id, DateOnly AsOf, decimal Value, LocalizedText Source, LocalizedText Comment, DateTime RecordedAt, string RecordedByName);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var indicators = await db.Indicators.AsNoTracking().Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var by = indicators.SelectMany(each => each.Results).Select(each => each.RecordedBy).Distinct().ToList();
            var names = await db.Users.Where(account => by.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellationToken);
            return new Model(plan.Code, plan.Title, plan.State, [.. indicators.Select(each => new Row(
                each.Id, each.Version, each.Code, each.Title, each.Unit, each.Baselines, each.Targets,
                [.. each.Results.OrderByDescending(result => result.AsOf).ThenByDescending(result => result.RecordedAt)
                    .Select(result => new Result(result.Id, result.AsOf, result.Value, result.Source, result.Comment, result.RecordedAt, names.GetValueOrDefault(result.RecordedBy, string.Empty)))]))]);
        }
    }
}

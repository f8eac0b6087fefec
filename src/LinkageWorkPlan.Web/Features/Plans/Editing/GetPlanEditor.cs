using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What the pages for a new plan and for a plan's title, period, pillars and sectors are filled with.</summary>
public static class GetPlanEditor
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    public sealed record Model(Guid PlanId, string Code, PlanKind Kind, PlanState State, LocalizedText Title, DateOnly PeriodStart, DateOnly PeriodEnd, int Version, IReadOnlyList<PartRow> Pillars, IReadOnlyList<PartRow> Sectors);

    /// <summary>A pillar or a sector.</summary>
    /// <param name="Tasks">How many stand under it or name it: then it stays.</param>
    public sealed record PartRow(string Code, LocalizedText Title, int Tasks);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).GroupBy(task => task.PillarCode).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
            var naming = (await db.Tasks.Where(task => task.PlanId == plan.Id).Select(task => task.Agreed.Sectors).ToListAsync(cancellationToken)).SelectMany(each => each).CountBy(each => each).ToDictionary();
            return new Model(plan.Id, plan.Code, plan.Kind, plan.State, plan.Title, plan.PeriodStart, plan.PeriodEnd, plan.Version,
                [.. plan.Pillars.OrderBy(each => each.Order).Select(each => new PartRow(each.Code, each.Title, tasks.GetValueOrDefault(each.Code)))],
                [.. plan.Sectors.Select(each => new PartRow(each.Code, each.Title, naming.GetValueOrDefault(each.Code)))]);
        }
    }
}

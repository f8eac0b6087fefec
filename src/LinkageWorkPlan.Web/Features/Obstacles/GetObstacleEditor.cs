using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>What the obstacle's form is filled with, and what can be chosen in it.</summary>
public static class GetObstacleEditor
{
    /// <param name="ObstacleCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, string? ObstacleCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="TaskCode">Of the task that the saved one is about.</param>
    /// <param name="Tasks">Those that were not dropped, in the order of lists.</param>
    public sealed record Model(Guid PlanId, PlanState State, Obstacle? Saved, string? TaskCode, IReadOnlyList<TaskChoice> Tasks, IReadOnlyList<OwnerChoice> Owners);

    public sealed record TaskChoice(string Code, LocalizedText Title);

    public sealed record OwnerChoice(Guid Id, Side Side, LocalizedText Name);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var saved = request.ObstacleCode is null ? null
                : await db.Obstacles.AsNoTracking().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.ObstacleCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var tasks = await db.Tasks.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).Select(each => new { each.Id, each.Code, each.Agreed.Title, each.DroppedOn }).ToListAsync(cancellationToken);
            return new Model(
                plan.Id, plan.State, saved, tasks.Find(each => each.Id == saved?.TaskId)?.Code,
                [.. tasks.Where(each => each.DroppedOn == null).Select(each => new TaskChoice(each.Code, each.Title))],
                await db.Owners.Where(each => each.IsActive || each.Id == (saved == null ? null : saved.OwnerId)).OrderBy(each => each.Id).Select(each => new OwnerChoice(each.Id, each.Side, each.Name)).ToListAsync(cancellationToken));
        }
    }
}

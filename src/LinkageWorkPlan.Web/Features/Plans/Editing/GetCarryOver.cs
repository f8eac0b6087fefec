using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What is unfinished in a plan, and the drafts it can be carried over into.</summary>
public static class GetCarryOver
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    /// <param name="Drafts">Those that begin later, the next first.</param>
    /// <param name="Directions">How many of the ministers' directions are open.</param>
    public sealed record Model(Guid PlanId, string Code, PlanState State, IReadOnlyList<Draft> Drafts, IReadOnlyList<Unfinished> Tasks, IReadOnlyList<Choice> Indicators, IReadOnlyList<OpenObstacle> Obstacles, int Directions);

    /// <param name="Carried">Places of the tasks it has from earlier plans (<see cref="WorkTask.PlaceOf"/>).</param>
    /// <param name="Indicators">Codes it has already.</param>
    /// <param name="Obstacles">Places of the obstacles it has from earlier plans.</param>
    /// <param name="Continues">Code of the plan whose directions it has; null for none.</param>
    public sealed record Draft(Guid Id, string Code, LocalizedText Title, IReadOnlySet<string> Carried, IReadOnlySet<string> Indicators, IReadOnlySet<string> Obstacles, string? Continues);

    public sealed record Unfinished(string Code, LocalizedText Title, int Percent, DateOnly? End);

    public sealed record Choice(string Code, LocalizedText Title);

    /// <param name="TaskCode">Null where it is about the plan as a whole.</param>
    public sealed record OpenObstacle(string Code, LocalizedText Title, string? TaskCode);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var drafts = await db.Plans.Where(each => each.State == PlanState.Draft && each.PeriodStart > plan.PeriodStart).OrderBy(each => each.PeriodStart).ToListAsync(cancellationToken);
            var ids = drafts.Select(each => each.Id).ToList();
            var carried = (await db.Tasks.Where(task => ids.Contains(task.PlanId) && task.CarriedFrom != null).Select(task => new { task.PlanId, task.CarriedFrom }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId, each => each.CarriedFrom!);
            var known = (await db.Indicators.Where(each => ids.Contains(each.PlanId)).Select(each => new { each.PlanId, each.Code }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId, each => each.Code);
            var met = (await db.Obstacles.Where(each => ids.Contains(each.PlanId) && each.CarriedFrom != null).Select(each => new { each.PlanId, each.CarriedFrom }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId, each => each.CarriedFrom!);
            return new Model(
                plan.Id, plan.Code, plan.State,
                [.. drafts.Select(each => new Draft(each.Id, each.Code, each.Title, carried[each.Id].ToHashSet(), known[each.Id].ToHashSet(), met[each.Id].ToHashSet(), each.Continues))],
                await db.Tasks.Where(task => task.PlanId == plan.Id && task.DroppedOn == null && task.Percent < 100).OrderBy(task => task.SortKey)
                    .Select(task => new Unfinished(task.Code, task.Agreed.Title, task.Percent, task.Agreed.End)).ToListAsync(cancellationToken),
                await db.Indicators.Where(each => each.PlanId == plan.Id && each.DroppedOn == null).OrderBy(each => each.SortKey).Select(each => new Choice(each.Code, each.Title)).ToListAsync(cancellationToken),
                await db.Obstacles.Where(each => each.PlanId == plan.Id && each.State == ObstacleState.Open).OrderBy(each => each.Number)
                    .Select(each => new OpenObstacle(each.Code, each.Title, db.Tasks.Where(task => task.Id == each.TaskId).Select(task => task.Code).FirstOrDefault())).ToListAsync(cancellationToken),
                await db.Directions.CountAsync(each => each.PlanId == plan.Id && each.State != DirectionState.Closed, cancellationToken));
        }
    }
}

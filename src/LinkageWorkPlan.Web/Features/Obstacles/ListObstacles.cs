using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>What stands or stood in the way of a plan and its tasks, the open ones first.</summary>
public static class ListObstacles
{
    /// <param name="State">Null for both.</param>
    /// <param name="Responsible">Null for both sides.</param>
    /// <param name="TaskCode">Null for all tasks and the plan itself.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, ObstacleState? State = null, Side? Responsible = null, string? TaskCode = null) : IQuery<Model>;

    /// <param name="Counts">Of each state, whatever is filtered by state.</param>
    /// <param name="MayWrite">True where this user opens, changes and closes them.</param>
    public sealed record Model(
        Guid PlanId, string PlanCode, LocalizedText PlanTitle, PlanState PlanState, IReadOnlyDictionary<ObstacleState, int> Counts, IReadOnlyList<Row> Rows, bool MayWrite);

    /// <param name="TaskCode">Null where it is about the plan as a whole.</param>
    /// <param name="Owner">Null where nobody is named.</param>
    /// <param name="CarriedInto">Where it goes on in later plans, as far as this user sees them.</param>
    public sealed record Row(Obstacle Obstacle, string? TaskCode, LocalizedText? TaskTitle, LocalizedText? Owner, IReadOnlyList<(string PlanCode, string Code)> CarriedInto);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var all = db.Obstacles.Where(each => each.PlanId == plan.Id);
            if (request.Responsible is { } side)
            {
                all = all.Where(each => each.Responsible == side);
            }

            if (request.TaskCode is { } code)
            {
                var task = await db.Tasks.Where(each => each.PlanId == plan.Id && each.Code == code).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken)
                    ?? throw new RuleException(Rules.NotFound);
                all = all.Where(each => each.TaskId == task);
            }

            var counts = await all.GroupBy(each => each.State).Select(each => new { each.Key, Count = each.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
            var found = await (request.State is { } state ? all.Where(each => each.State == state) : all).AsNoTracking().ToListAsync(cancellationToken);
            var about = found.Select(each => each.TaskId).OfType<Guid>().Distinct().ToList();
            var named = found.Select(each => each.OwnerId).OfType<Guid>().Distinct().ToList();
            var titles = await db.Tasks.Where(each => about.Contains(each.Id)).Select(each => new { each.Id, each.Code, each.Agreed.Title }).ToDictionaryAsync(each => each.Id, cancellationToken);
            var owners = await db.Owners.Where(each => named.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
            var places = Obstacle.PlacesOf(plan.Code);
            var later = (await db.Obstacles.Where(each => each.CarriedFrom!.StartsWith(places)).Join(db.Plans, each => each.PlanId, into => into.Id, (each, into) => new { each.CarriedFrom, Plan = into.Code, each.Code })
                .OrderBy(each => each.Plan).ToListAsync(cancellationToken)).ToLookup(each => each.CarriedFrom, each => (each.Plan, each.Code));
            return new Model(
                plan.Id, plan.Code, plan.Title, plan.State,
                Enum.GetValues<ObstacleState>().ToDictionary(each => each, each => counts.GetValueOrDefault(each)),
                [.. found.OrderBy(each => each.State).ThenBy(each => each.State == ObstacleState.Open ? each.Number : -each.Number).Select(each =>
                {
                    var task = each.TaskId is { } id ? titles.GetValueOrDefault(id) : null;
                    return new Row(each, task?.Code, task?.Title, each.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null, [.. later[WorkTask.PlaceOf(plan.Code, each.Code)]]);
                })],
                plan.State == PlanState.Adopted && context.User.Is(Role.Secretary));
        }
    }
}

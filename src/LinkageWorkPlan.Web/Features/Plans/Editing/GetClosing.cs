using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Whether a plan can be closed, or is, and who asks to open it again.</summary>
public static class GetClosing
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    /// <param name="Broken">What is still open of an adopted plan, each with the report, amendment or obstacle it is about.</param>
    /// <param name="ClosedOn">UTC+7; null while it is open.</param>
    public sealed record Model(Guid PlanId, string Code, PlanState State, int Version, IReadOnlyList<BrokenRule> Broken, DateOnly? ClosedOn, Side? ReopeningAskedBy);

    /// <summary>Places of the plan's obstacles that go on in a later plan.</summary>
    internal static async Task<IReadOnlySet<string>> CarriedAsync(IQueryable<Obstacle> obstacles, WorkPlan plan, CancellationToken cancel)
    {
        var places = Obstacle.PlacesOf(plan.Code);
        return await obstacles.Where(each => each.CarriedFrom!.StartsWith(places) && each.State != ObstacleState.Withdrawn).Select(each => each.CarriedFrom!).ToHashSetAsync(cancel);
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            IReadOnlyList<BrokenRule> broken = plan.State != PlanState.Adopted ? [] : ClosingRules.BeforeClosing(
                plan,
                await db.Reports.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken),
                await db.Amendments.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken),
                await db.Obstacles.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken),
                await CarriedAsync(db.Obstacles, plan, cancellationToken));
            return new Model(plan.Id, plan.Code, plan.State, plan.Version, broken, plan.ClosedOn, plan.ReopeningAskedBy);
        }
    }
}

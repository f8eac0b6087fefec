using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Obstacles;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>What stands in the way never needs an agreement: of an adopted plan all of it is read.</summary>
    public IQueryable<Obstacle> Obstacles
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Obstacles, obstacle => plans.Any(plan => plan.Id == obstacle.PlanId));
        }
    }
}

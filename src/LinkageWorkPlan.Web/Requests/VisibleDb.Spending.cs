using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Money that was spent: read where what is planned is read.</summary>
    public IQueryable<Spending> Spending
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Spending, spending => plans.Any(plan => plan.Id == spending.PlanId));
        }
    }
}

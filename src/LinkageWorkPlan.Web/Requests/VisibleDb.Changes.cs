using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>
    /// That something of a plan was changed, for pages that are open: not what. Who does not see drafts hears of what never needs an
    /// agreement alone, and of nothing else that something happened to it.
    /// </summary>
    public IQueryable<AuditEntry> PlanChanges
    {
        get
        {
            var (tasks, obstacles) = (Tasks, Obstacles);
            return Shown(
                Matter.Plans,
                db.History.Where(entry => entry.PlanId != null),
                entry => (entry.SubjectKind == nameof(WorkTask) && tasks.Any(task => task.Id == entry.SubjectId))
                    || (entry.SubjectKind == nameof(Obstacle) && obstacles.Any(obstacle => obstacle.Id == entry.SubjectId)));
        }
    }
}

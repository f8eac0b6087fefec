using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;

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

    /// <summary>Whether this reader may hear of one of <see cref="PlanChanges"/>: what is said about a task is in its history, and only for those who see drafts.</summary>
    internal bool MayHear(AuditEntry entry) => ShowsDrafts || entry.Changes.Any(change => !change.Field.StartsWith(nameof(Comment), StringComparison.Ordinal));
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Candidates for a pilot are drafts of the group until both sides agreed on something about them.</summary>
    public IQueryable<PilotModel> Pilots => Shown(Matter.Plans, db.Pilots, pilot => false);
}

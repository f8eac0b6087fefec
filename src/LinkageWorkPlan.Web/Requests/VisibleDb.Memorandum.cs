using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>The memorandum's contents: for whoever reads plans, whichever plans those are.</summary>
    public IQueryable<MemorandumItem> Memorandum => Shown(Matter.Plans, db.Memorandum, item => true);
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>The programme of the joint industrial park: one, or none.</summary>
    public IQueryable<ParkProgramme> Parks => Shown(Matter.Plans, db.Parks.AsSplitQuery(), park => true);

    public IQueryable<CompatibilityRow> CompatibilityRows => Shown(Matter.Plans, db.CompatibilityRows, row => true);

    public IQueryable<ParkRisk> ParkRisks => Shown(Matter.Plans, db.ParkRisks, risk => true);
}

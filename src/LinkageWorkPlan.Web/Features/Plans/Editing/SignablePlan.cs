using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A plan is compared with the database at every signature: whatever changed since makes the signature impossible.</summary>
internal sealed class SignablePlan(WorkPlanDb db, WorkPlan plan, DateOnly today, FontCoverage fonts) : ISignable
{
    public async Task<string> ContentAsync(CancellationToken cancel) => (await PlanParts.ContentAsync(db, plan, cancel)).ToCanonical();

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => (await PlanParts.LoadAsync(db, plan, cancel)).BeforeSigning(fonts);

    public async Task CompleteAsync(CancellationToken cancel)
    {
        plan.Adopt(today);
        foreach (var task in await db.Tasks.Include(task => task.Milestones).Where(task => task.PlanId == plan.Id).ToListAsync(cancel))
        {
            task.FreezeBaseline();
        }
    }

    public void ReturnToDraft() => plan.ReturnToDraft();
}

internal sealed class SignablePlans(WorkPlanDb db, Clock clock, ReportTemplates templates) : ISignables
{
    public SignOffSubject Kind => SignOffSubject.Plan;

    public async Task<ISignable> LockAsync(Guid id, CancellationToken cancel) => new SignablePlan(db, await db.LockPlanAsync(id, cancel), clock.Today, templates.Fonts);
}

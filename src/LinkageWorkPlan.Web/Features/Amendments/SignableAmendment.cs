using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>An amendment is compared with the plan at every signature, and both signatures change the plan in the same transaction.</summary>
internal sealed class SignableAmendment(WorkPlanDb db, (WorkPlan Plan, Amendment Amendment) about, Clock clock, FontCoverage fonts) : ISignable
{
    private AmendmentParts? loaded;

    public async Task<string> ContentAsync(CancellationToken cancel) => (await PartsAsync(cancel)).Content().ToCanonical();

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => (await PartsAsync(cancel)).BeforeSigning(fonts);

    public async Task CompleteAsync(CancellationToken cancel)
    {
        var parts = await PartsAsync(cancel);
        var added = about.Amendment.PutInForce(
            about.Plan, parts.Tasks, parts.Owners.ToDictionary(each => each.Key, each => each.Value.Side), clock.Today, clock.UtcNow, parts.Indicators, parts.Issued);
        db.Tasks.AddRange(added.Tasks);
        db.Indicators.AddRange(added.Indicators);

        // Status and expected dates follow from what is agreed now.
        var changed = parts.Tasks.Where(task => about.Amendment.ItemOf(task.Code) is not null).ToList();
        var ids = changed.Select(task => task.Id).ToList();
        var updates = (await db.Progress.Where(each => ids.Contains(each.TaskId)).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        changed.ForEach(task => task.Follow(TaskProgress.AsOf(updates[task.Id], clock.Today)));
    }

    public void ReturnToDraft() => about.Amendment.ReturnToDraft();

    private async Task<AmendmentParts> PartsAsync(CancellationToken cancel) => loaded ??= await AmendmentParts.LoadAsync(db, about.Plan, about.Amendment, cancel);
}

internal sealed class SignableAmendments(WorkPlanDb db, Clock clock, ReportTemplates templates) : ISignables
{
    public SignOffSubject Kind => SignOffSubject.Amendment;

    public async Task<ISignable> LockAsync(Guid id, CancellationToken cancel) => new SignableAmendment(db, await db.LockAmendmentAsync(id, cancel), clock, templates.Fonts);
}

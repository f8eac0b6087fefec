using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>An amendment with all that it is judged by.</summary>
/// <param name="Tasks">All of the plan's, in the order of lists.</param>
/// <param name="Owners">Everybody, by id.</param>
internal sealed record AmendmentParts(WorkPlan Plan, Amendment Amendment, IReadOnlyList<WorkTask> Tasks, IReadOnlyDictionary<Guid, Owner> Owners)
{
    /// <param name="plan">With its pillars.</param>
    /// <param name="amendment">With its items.</param>
    public static async Task<AmendmentParts> LoadAsync(WorkPlanDb db, WorkPlan plan, Amendment amendment, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().OrderBy(task => task.SortKey).ToListAsync(cancel);
        return new AmendmentParts(plan, amendment, tasks, await db.Owners.ToDictionaryAsync(owner => owner.Id, cancel));
    }

    public AmendmentContent Content() => AmendmentContent.Of(Plan, Amendment, Owners);

    /// <summary>What must be changed before anyone can sign, the names of owners and letters that cannot be printed included.</summary>
    public IReadOnlyList<BrokenRule> BeforeSigning(FontCoverage fonts) =>
    [
        .. AmendmentRules.BeforeSigning(Plan, Amendment, Tasks, Owners.ToDictionary(each => each.Key, each => each.Value.Side)),
        .. Amendment.Items.SelectMany(item => item.After?.Owners ?? []).Distinct().Where(Owners.ContainsKey).Select(id => Owners[id]).SelectMany(owner => TaskRules.OfTexts(owner.Name.ToString(), owner.Texts)),
        .. UnprintedLetters.Of(Content().ToCanonical(), fonts),
    ];
}

/// <summary>An amendment is compared with the plan at every signature, and both signatures change the plan in the same transaction.</summary>
internal sealed class SignableAmendment(WorkPlanDb db, (WorkPlan Plan, Amendment Amendment) about, Clock clock, FontCoverage fonts) : ISignable
{
    private AmendmentParts? loaded;

    public async Task<string> ContentAsync(CancellationToken cancel) => (await PartsAsync(cancel)).Content().ToCanonical();

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => (await PartsAsync(cancel)).BeforeSigning(fonts);

    public async Task CompleteAsync(CancellationToken cancel)
    {
        var parts = await PartsAsync(cancel);
        var added = about.Amendment.PutInForce(about.Plan, parts.Tasks, parts.Owners.ToDictionary(each => each.Key, each => each.Value.Side), clock.Today, clock.UtcNow);
        db.Tasks.AddRange(added);

        // Status and expected dates follow from what is agreed now.
        var changed = parts.Tasks.Where(task => about.Amendment.ItemOf(task.Code) is not null).ToList();
        var ids = changed.Select(task => task.Id).ToList();
        var updates = (await db.Progress.Where(each => ids.Contains(each.TaskId)).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        changed.ForEach(task => task.Follow(TaskProgress.AsOf(updates[task.Id], clock.Today)));
    }

    public void ReturnToDraft() => about.Amendment.ReturnToDraft();

    private async Task<AmendmentParts> PartsAsync(CancellationToken cancel) => loaded ??= await AmendmentParts.LoadAsync(db, about.Plan, about.Amendment, cancel);
}

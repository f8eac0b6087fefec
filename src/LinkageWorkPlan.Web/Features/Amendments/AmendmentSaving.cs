using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>A task of an amendment's draft is saved in one way, whatever it was typed into.</summary>
/// <param name="plan">Locked.</param>
internal sealed class AmendmentSaving(WorkPlanDb db, RequestContext context, WorkPlan plan, Amendment amendment)
{
    /// <param name="taskCode">The task of the plan, or the code under which the amendment already adds one; null for a new one.</param>
    /// <param name="write">Writes it into the amendment.</param>
    /// <exception cref="RuleException">A rule refuses it, or something is asked.</exception>
    public async Task SaveAsync(string? taskCode, TaskContent content, Action write, CancellationToken cancel)
    {
        await RequireOwnersAsync(content, cancel);
        await RequireSectorsAsync(content, taskCode, cancel);
        if (await TaskReferences.ContentsAsync(db, plan.Id, taskCode, content, cancel) is { Count: > 0 } unknown)
        {
            throw new RuleException(unknown);
        }

        write();
        await RequireFreeMilestonesAsync(content, taskCode, cancel);
        await RequireNoLoopAsync(content, cancel);
        context.Ask(DateQuestions.OfTask(amendment.Judged(plan), content));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Codes of the plan's tasks, those that were dropped included.</summary>
    public Task<List<string>> TakenAsync(CancellationToken cancel) => db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => each.Code).ToListAsync(cancel);

    /// <summary>A milestone's code names it in the whole plan, tasks that the amendment adds included.</summary>
    private async Task RequireFreeMilestonesAsync(TaskContent content, string? taskCode, CancellationToken cancel)
    {
        var codes = content.Milestones.Select(each => TextNormalizer.Normalize(each.Code)).ToList();
        var taken = await db.Tasks.Where(each => each.PlanId == plan.Id && each.Code != taskCode).SelectMany(each => each.Milestones).Where(each => codes.Contains(each.Code)).Select(each => each.Code).ToListAsync(cancel);
        taken.AddRange(amendment.Items.Where(each => each.TaskCode != taskCode && each.TaskCode != TextNormalizer.Normalize(content.Code) && each.After is not null)
            .SelectMany(each => each.After!.Milestones).Select(each => each.Code).Where(codes.Contains));
        if (taken.Count > 0)
        {
            throw new RuleException([.. taken.Distinct().Select(code => new BrokenRule(Rules.MilestoneCodeTaken, nameof(WorkTask.Milestones), code))]);
        }
    }

    /// <summary>In the plan as it will be, no task waits for itself.</summary>
    private async Task RequireNoLoopAsync(TaskContent content, CancellationToken cancel)
    {
        if (content.Predecessors.Count == 0)
        {
            return;
        }

        var order = (await db.Tasks.Where(each => each.PlanId == plan.Id && each.DroppedOn == null).Select(each => new { each.Code, each.Agreed.Predecessors }).ToListAsync(cancel))
            .ToDictionary(each => each.Code, each => each.Predecessors.PredecessorCodes());
        foreach (var item in amendment.Items)
        {
            order[item.TaskCode] = item.After?.PredecessorCodes() ?? [];
        }

        if (TaskRules.LoopOf(TextNormalizer.Normalize(content.Code), order) is { } loop)
        {
            throw new RuleException([loop]);
        }
    }

    /// <summary>Those of the plan as the amendment would leave it; one that the task names anyway is left to it.</summary>
    private async Task RequireSectorsAsync(TaskContent content, string? taskCode, CancellationToken cancel)
    {
        if (amendment.Judged(plan).UnknownSectors(content.Sectors, []).Count > 0)
        {
            var agreed = await db.Tasks.AsNoTracking().Where(each => each.PlanId == plan.Id && each.Code == taskCode).Select(each => each.Agreed.Sectors).SingleOrDefaultAsync(cancel);
            if (amendment.Judged(plan).UnknownSectors(content.Sectors, agreed ?? []) is { Count: > 0 } unknown)
            {
                throw new RuleException(unknown);
            }
        }
    }

    private async Task RequireOwnersAsync(TaskContent content, CancellationToken cancel)
    {
        var owners = content.Owners.Distinct().ToList();
        if (await db.Owners.CountAsync(owner => owners.Contains(owner.Id), cancel) != owners.Count)
        {
            throw new RuleException(Rules.TaskOwnerUnknown, nameof(WorkTask.Owners));
        }
    }
}

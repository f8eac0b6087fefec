using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>An amendment's draft, as the grid edits it: the plan's tasks with its changes written in. What is not changed stays out of it.</summary>
/// <param name="plan">Locked.</param>
internal sealed class AmendmentDraft(WorkPlanDb db, RequestContext context, WorkPlan plan, Amendment amendment) : IAmendmentDraft
{
    private readonly Dictionary<Guid, WorkTask> read = [];
    private readonly AmendmentSaving saving = new(db, context, plan, amendment);

    public WorkPlan Plan => amendment.Judged(plan);

    private IQueryable<WorkTask> Tasks =>
        db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().Where(each => each.PlanId == plan.Id && each.DroppedOn == null);

    private IEnumerable<AmendmentItem> Added => amendment.Items.Where(each => each.Kind == AmendmentKind.Add);

    public async Task<GridTask?> FindAsync(Guid? id, CancellationToken cancel) =>
        Added.FirstOrDefault(each => each.Id == id) is { } item ? GridTask.Of(item.Id, item)
        : await Tasks.SingleOrDefaultAsync(each => each.Id == id, cancel) is { } task ? Known(task)
        : null;

    public async Task<IReadOnlyList<GridTask>> AllAsync(CancellationToken cancel) =>
        [.. (await Tasks.ToListAsync(cancel)).Select(Known).Concat(Added.Select(each => GridTask.Of(each.Id, each))).InOrder()];

    public async Task<IReadOnlyList<string>> CodesAsync(CancellationToken cancel) => [.. await saving.TakenAsync(cancel), .. Added.Select(each => each.TaskCode)];

    public StaleVersionException Stale(GridTask task) => new(amendment.Id, change => change.Subject is { } part && (part == task.Code || part.StartsWith(task.Code + ".", StringComparison.Ordinal)));

    public async Task<GridTask> AddAsync(TaskForm form, Guid? id, CancellationToken cancel)
    {
        var content = form.ToContent(new TaskContent(), context.User.Language);
        var taken = await saving.TakenAsync(cancel);
        await saving.SaveAsync(null, content, () => amendment.Add(plan, content, LocalizedText.Empty, null, taken, id), cancel);
        var item = amendment.ItemOf(TextNormalizer.Normalize(content.Code))!;
        return GridTask.Of(item.Id, item);
    }

    public async Task<GridTask> ReviseAsync(GridTask task, TaskForm form, CancellationToken cancel)
    {
        var content = form.ToContent(task.Content, context.User.Language);
        if (!read.TryGetValue(task.Id, out var agreed))
        {
            var taken = await saving.TakenAsync(cancel);
            await saving.SaveAsync(task.Code, content, () => amendment.Add(plan, content, amendment.ItemOf(task.Code)!.Reason, task.Code, taken), cancel);
            return GridTask.Of(task.Id, amendment.ItemOf(TextNormalizer.Normalize(content.Code))!);
        }

        await saving.SaveAsync(task.Code, content, () => amendment.Settle(plan, agreed, content), cancel);
        return Known(agreed);
    }

    public IReadOnlyList<BrokenRule> Apply(GridTask task, TaskForm form)
    {
        var content = form.ToContent(task.Content, context.User.Language);
        if (read.TryGetValue(task.Id, out var agreed))
        {
            amendment.Settle(plan, agreed, content);
        }
        else
        {
            amendment.Add(plan, content, amendment.ItemOf(task.Code)!.Reason, task.Code, []);
        }

        return [.. DateQuestions.OfTask(amendment.Judged(plan), content)];
    }

    public Task<GridTask> StandAsync(GridTask task, RowPlace place, CancellationToken cancel) => Task.FromResult(task);

    public Task RemoveAsync(GridTask task, CancellationToken cancel)
    {
        amendment.TakeRowBack(task.Code);
        return Task.CompletedTask;
    }

    public GridTask Drop(GridTask task)
    {
        var agreed = read.GetValueOrDefault(task.Id) ?? throw new RuleException(Rules.NotFound);
        amendment.Drop(agreed, amendment.ItemOf(task.Code)?.Reason ?? LocalizedText.Empty);
        return Known(agreed);
    }

    private GridTask Known(WorkTask task)
    {
        read[task.Id] = task;
        return amendment.ItemOf(task.Code) is { } item ? GridTask.Of(task.Id, item) with { Rank = task.Rank } : GridTask.Of(task) with { Version = 0 };
    }
}

/// <inheritdoc/>
internal sealed class AmendmentDrafts(WorkPlanDb db, RequestContext context) : IAmendmentDrafts
{
    public async Task<IAmendmentDraft> LockAsync(Guid amendmentId, CancellationToken cancel)
    {
        var (plan, amendment) = await db.LockAmendmentAsync(amendmentId, cancel);
        return new AmendmentDraft(db, context, plan, amendment);
    }
}

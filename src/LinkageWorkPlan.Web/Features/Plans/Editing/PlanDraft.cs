using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A draft plan, as the grid edits it.</summary>
/// <param name="plan">Locked.</param>
internal sealed class PlanDraft(WorkPlanDb db, RequestContext context, WorkPlan plan) : IGridDraft
{
    private readonly Dictionary<Guid, WorkTask> read = [];
    private PlanReferences? references;

    public WorkPlan Plan => plan;

    private IQueryable<WorkTask> Tasks => db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().Where(each => each.PlanId == plan.Id);

    public async Task<GridTask?> FindAsync(Guid? id, CancellationToken cancel) =>
        await Tasks.SingleOrDefaultAsync(each => each.Id == id, cancel) is { } task ? Known(task) : null;

    public async Task<IReadOnlyList<GridTask>> AllAsync(CancellationToken cancel)
    {
        var all = await Tasks.OrderBy(each => each.SortKey).ToListAsync(cancel);

        // Codes stay as they are: what the plan's tasks may name is the same for all of them.
        references = PlanReferences.Of(all, await db.Owners.Select(each => each.Id).ToListAsync(cancel));
        return [.. all.Select(Known)];
    }

    public async Task<IReadOnlyList<string>> CodesAsync(CancellationToken cancel) => await db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => each.Code).ToListAsync(cancel);

    public StaleVersionException Stale(GridTask task) => new(task.Id);

    public async Task<GridTask> AddAsync(TaskForm form, Guid? id, CancellationToken cancel) => GridTask.Of(await TaskSaving.AddAsync(db, context, plan, form, cancel, id));

    public async Task<GridTask> ReviseAsync(GridTask task, TaskForm form, CancellationToken cancel)
    {
        await TaskSaving.ReviseAsync(db, context, plan, read[task.Id], form, cancel);
        return GridTask.Of(read[task.Id]);
    }

    public IReadOnlyList<BrokenRule> Apply(GridTask task, TaskForm form) => TaskSaving.Apply(context, plan, read[task.Id], form, references!);

    public async Task<GridTask> StandAsync(GridTask task, RowPlace place, CancellationToken cancel)
    {
        var ofPillar = Tasks.Where(each => each.PillarCode == task.PillarCode);
        var others = await ofPillar.Where(each => each.Id != task.Id).OrderBy(each => each.SortKey).Select(each => new { each.Id, each.SortKey }).ToListAsync(cancel);
        var at = others.FindIndex(each => each.Id == place.After);
        if (at < 0 && place.After is not null)
        {
            return task;
        }

        var moved = await ofPillar.SingleAsync(each => each.Id == task.Id, cancel);
        if (!Ranks.TryPut(plan, moved, at < 0 ? null : WorkTask.RankIn(others[at].SortKey), at + 1 == others.Count ? null : WorkTask.RankIn(others[at + 1].SortKey)))
        {
            var byId = await ofPillar.ToDictionaryAsync(each => each.Id, cancel);
            Ranks.Spread(plan, [.. others.Take(at + 1).Select(each => byId[each.Id]), moved, .. others.Skip(at + 1).Select(each => byId[each.Id])]);
        }

        await db.SaveChangesAsync(cancel);
        return Known(moved);
    }

    public async Task RemoveAsync(GridTask task, CancellationToken cancel)
    {
        plan.RequireDraft();
        await TaskOrder.FollowAsync(db, read[task.Id], task.Code, null, cancel);
        db.Tasks.Remove(read[task.Id]);
    }

    private GridTask Known(WorkTask task)
    {
        read[task.Id] = task;
        return GridTask.Of(task);
    }
}

using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What the working grid edits, locked: a draft plan, or the draft of an amendment. What rows do is written once, against this.</summary>
internal interface IGridDraft
{
    /// <summary>As this draft would leave it: to be read, never to be saved.</summary>
    WorkPlan Plan { get; }

    /// <summary>A task as this draft has it; null where there is none.</summary>
    Task<GridTask?> FindAsync(Guid? id, CancellationToken cancel);

    /// <summary>All of them, in the order of lists.</summary>
    Task<IReadOnlyList<GridTask>> AllAsync(CancellationToken cancel);

    /// <summary>Codes that no new task can have.</summary>
    Task<IReadOnlyList<string>> CodesAsync(CancellationToken cancel);

    /// <summary>Names who was first, where the row that was shown is no longer the one there is.</summary>
    StaleVersionException Stale(GridTask task);

    /// <param name="id">The task's, where it was chosen before.</param>
    /// <exception cref="RuleException">A rule refuses it, or something is asked.</exception>
    Task<GridTask> AddAsync(TaskForm form, Guid? id, CancellationToken cancel);

    /// <param name="task">As this draft gave it.</param>
    /// <exception cref="RuleException">A rule refuses it, or something is asked.</exception>
    Task<GridTask> ReviseAsync(GridTask task, TaskForm form, CancellationToken cancel);

    /// <summary>Changes one of several tasks that <see cref="AllAsync"/> gave, reads nothing and saves nothing yet.</summary>
    /// <returns>What is to be asked before it is saved, with milestones in the order of the form.</returns>
    /// <exception cref="RuleException">A rule refuses it.</exception>
    IReadOnlyList<BrokenRule> Apply(GridTask task, TaskForm form);

    /// <summary>
    /// Moves a task within its pillar in lists; printed and signed documents are sorted by code. It stays in place where the task after
    /// which it is to stand no longer exists, and in an amendment, which changes only what is agreed.
    /// </summary>
    Task<GridTask> StandAsync(GridTask task, RowPlace place, CancellationToken cancel);

    /// <summary>Takes a task out of the draft: from a plan it is gone; of an amendment its last step is taken back.</summary>
    /// <exception cref="RuleException">A rule refuses it.</exception>
    Task RemoveAsync(GridTask task, CancellationToken cancel);
}

/// <summary>The draft of an amendment: what is agreed stays there until it is signed, also what is to leave.</summary>
internal interface IAmendmentDraft : IGridDraft
{
    /// <summary>Lets a task of the plan leave it. The caller saves it.</summary>
    /// <param name="task">As this draft gave it.</param>
    /// <exception cref="RuleException">A rule refuses it, or the task is none of the plan.</exception>
    GridTask Drop(GridTask task);
}

/// <summary>Drafts of amendments, as the grid edits them.</summary>
internal interface IAmendmentDrafts
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    Task<IAmendmentDraft> LockAsync(Guid amendmentId, CancellationToken cancel);
}

/// <summary>Finds what the grid edits.</summary>
internal sealed class GridDrafts(WorkPlanDb db, RequestContext context, IAmendmentDrafts amendments)
{
    /// <param name="amendmentId">Null where the plan itself is a draft.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public async Task<IGridDraft> LockAsync(Guid planId, Guid? amendmentId, CancellationToken cancel) => amendmentId is { } id
        ? await amendments.LockAsync(id, cancel)
        : new PlanDraft(db, context, await db.LockPlanAsync(planId, cancel));
}

internal static class ShownRows
{
    /// <param name="version">The version that was shown.</param>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static GridTask Require(this IGridDraft draft, GridTask? task, int version) =>
        task is null ? throw new RuleException(Rules.NotFound) : task.Version == version ? task : throw draft.Stale(task);
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Undoes the sender's own bulk change: all tasks, or none where somebody has changed one since.</summary>
public static class UndoTaskChange
{
    /// <param name="Undo">As <see cref="ChangeTasks.Done"/> named it.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Undo) : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, GridDrafts drafts, Conflicts conflicts, ChangesToUndo undo) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = undo.Find(context.User.Id, request.Undo) ?? throw new RuleException(Rules.NotFound);
            var draft = await drafts.LockAsync(before.PlanId, before.AmendmentId, cancellationToken);
            var tasks = (await draft.AllAsync(cancellationToken)).ToDictionary(each => each.Id);
            await BulkTasks.RequireVersionsAsync(draft, conflicts, context.User, [.. before.Tasks.Select(each => (each.Id, each.Version))], tasks, cancellationToken);

            // What is unusual about what stood there was asked when it was saved.
            BulkTasks.Apply(draft, before.Tasks.Select(each => (tasks[each.Id], each.Restore(TaskForm.Of(tasks[each.Id].Content)))));
            await db.SaveChangesAsync(cancellationToken);
            return before.Tasks.Count;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Changes several tasks of a draft at once: all of them, or none.</summary>
public static class ChangeTasks
{
    /// <param name="Tasks">With the version of each that was shown.</param>
    /// <param name="AmendmentId">The amendment whose draft it is; null where the plan itself is a draft.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, BulkChange Change, IReadOnlyList<Shown> Tasks, Guid? AmendmentId = null) : ICommand<Done>;

    /// <param name="Undo">The key with which <see cref="UndoTaskChange"/> undoes it.</param>
    public sealed record Done(int Count, Guid Undo);

    public sealed record Shown(Guid Id, int Version);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, GridDrafts drafts, Conflicts conflicts, ChangesToUndo undo) : IRequestHandler<Command, Done>
    {
        public async Task<Done> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await drafts.LockAsync(request.PlanId, request.AmendmentId, cancellationToken);
            var chosen = request.Tasks.Select(each => each.Id).ToHashSet();
            var all = await draft.AllAsync(cancellationToken);
            var tasks = all.Where(each => chosen.Contains(each.Id)).ToList();
            var byId = tasks.ToDictionary(each => each.Id);
            await BulkTasks.RequireVersionsAsync(draft, conflicts, context.User, [.. request.Tasks.Select(each => (each.Id, each.Version))], byId, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside(all.Where(each => each.Change != AmendmentKind.Drop).Select(each => (each.Id, each.PillarCode, each.Agreed.Weight)), chosen));
            context.Ask(BulkTasks.Apply(draft, tasks.Zip(forms)));
            await db.SaveChangesAsync(cancellationToken);
            var versions = (await draft.AllAsync(cancellationToken)).ToDictionary(each => each.Id, each => each.Version);
            return new Done(tasks.Count, undo.Keep(context.User.Id, new TasksBefore(request.PlanId, request.AmendmentId, [.. tasks.Select(each => TasksBefore.Row.Of(each, versions[each.Id]))])));
        }
    }
}

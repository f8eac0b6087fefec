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
    public sealed record Command(Guid PlanId, BulkChange Change, IReadOnlyList<Shown> Tasks, Guid? AmendmentId = null) : ICommand<int>;

    public sealed record Shown(Guid Id, int Version);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, GridDrafts drafts) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await drafts.LockAsync(request.PlanId, request.AmendmentId, cancellationToken);
            var chosen = request.Tasks.Select(each => each.Id).ToHashSet();
            var all = await draft.AllAsync(cancellationToken);
            var tasks = all.Where(each => chosen.Contains(each.Id)).ToList();
            var byId = tasks.ToDictionary(each => each.Id);
            foreach (var shown in request.Tasks)
            {
                draft.Require(byId.GetValueOrDefault(shown.Id), shown.Version);
            }

            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside(all.Where(each => each.Change != AmendmentKind.Drop).Select(each => (each.Id, each.PillarCode, each.Agreed.Weight)), chosen));
            var asked = new List<BrokenRule>();
            foreach (var (task, form) in tasks.Zip(forms))
            {
                asked.AddRange(draft.Apply(task, form).Select(each => each with { Subject = $"{task.Code}:{each.Subject}" }));
            }

            context.Ask(asked);
            await db.SaveChangesAsync(cancellationToken);
            return tasks.Count;
        }
    }
}

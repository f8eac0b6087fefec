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

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, GridDrafts drafts, Conflicts conflicts) : IRequestHandler<Command, int>
    {
        /// <summary>Tasks that one refusal names.</summary>
        private const int NamedMax = 20;

        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await drafts.LockAsync(request.PlanId, request.AmendmentId, cancellationToken);
            var chosen = request.Tasks.Select(each => each.Id).ToHashSet();
            var all = await draft.AllAsync(cancellationToken);
            var tasks = all.Where(each => chosen.Contains(each.Id)).ToList();
            var byId = tasks.ToDictionary(each => each.Id);
            await RequireVersionsAsync(draft, request.Tasks, byId, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside(all.Where(each => each.Change != AmendmentKind.Drop).Select(each => (each.Id, each.PillarCode, each.Agreed.Weight)), chosen));
            var (asked, refused) = (new List<BrokenRule>(), new List<BrokenRule>());
            foreach (var (task, form) in tasks.Zip(forms))
            {
                try
                {
                    asked.AddRange(Of(task, draft.Apply(task, form)));
                }
                catch (RuleException refusal)
                {
                    refused.AddRange(Of(task, refusal.Broken));
                }
            }

            if (refused.Count > 0)
            {
                throw new RuleException([.. refused.Take(NamedMax)]);
            }

            context.Ask(asked);
            await db.SaveChangesAsync(cancellationToken);
            return tasks.Count;
        }

        private async Task RequireVersionsAsync(IGridDraft draft, IReadOnlyList<Shown> shown, Dictionary<Guid, GridTask> tasks, CancellationToken cancel)
        {
            var changed = shown.Select(each => (Task: tasks.GetValueOrDefault(each.Id) ?? throw new RuleException(Rules.NotFound), each.Version)).Where(each => each.Task.Version != each.Version);
            var refused = new List<BrokenRule>();
            foreach (var (task, _) in changed.Take(NamedMax))
            {
                refused.AddRange(Of(task, (await conflicts.DescribeAsync(draft.Stale(task), context.User, cancel)).Broken));
            }

            if (refused.Count > 0)
            {
                throw new RuleException(refused);
            }
        }

        /// <summary>Of several tasks each refusal says which it is about.</summary>
        private static IEnumerable<BrokenRule> Of(GridTask task, IEnumerable<BrokenRule> broken) => broken.Select(each => each with { Subject = $"{task.Code}:{each.Subject}" });
    }
}

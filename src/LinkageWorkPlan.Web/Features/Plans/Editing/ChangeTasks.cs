using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Changes several tasks of a draft at once: all of them, or none.</summary>
public static class ChangeTasks
{
    /// <param name="Tasks">With the version of each that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, BulkChange Change, IReadOnlyList<Shown> Tasks) : ICommand<int>;

    public sealed record Shown(Guid Id, int Version);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, Conflicts conflicts) : IRequestHandler<Command, int>
    {
        /// <summary>Tasks that one refusal names.</summary>
        private const int NamedMax = 20;

        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var chosen = request.Tasks.Select(each => each.Id).ToHashSet();
            var all = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var tasks = all.FindAll(each => chosen.Contains(each.Id));
            var byId = tasks.ToDictionary(each => each.Id);
            await RequireVersionsAsync(request.Tasks, byId, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            var forms = request.Change.ApplyTo(tasks, words, calendar, BulkTasks.WeightsBeside([.. all.Select(each => (each.Id, each.PillarCode, each.Agreed.Weight))], chosen));

            // Codes stay as they are: what the plan's tasks may name is the same for all of them.
            var references = PlanReferences.Of(all, words.Owners.Select(each => each.Id));
            var (asked, refused) = (new List<BrokenRule>(), new List<BrokenRule>());
            foreach (var (task, form) in tasks.Zip(forms))
            {
                try
                {
                    asked.AddRange(Of(task, TaskSaving.Apply(context, plan, task, form, references)));
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

        private async Task RequireVersionsAsync(IReadOnlyList<Shown> shown, Dictionary<Guid, WorkTask> tasks, CancellationToken cancel)
        {
            var changed = shown.Select(each => (Task: tasks.GetValueOrDefault(each.Id) ?? throw new RuleException(Rules.NotFound), each.Version)).Where(each => each.Task.Version != each.Version);
            var refused = new List<BrokenRule>();
            foreach (var (task, _) in changed.Take(NamedMax))
            {
                refused.AddRange(Of(task, (await conflicts.DescribeAsync(new StaleVersionException(task.Id), context.User, cancel)).Broken));
            }

            if (refused.Count > 0)
            {
                throw new RuleException(refused);
            }
        }

        /// <summary>Of several tasks each refusal says which it is about.</summary>
        private static IEnumerable<BrokenRule> Of(WorkTask task, IEnumerable<BrokenRule> broken) => broken.Select(each => each with { Subject = $"{task.Code}:{each.Subject}" });
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>What a special report on a plan can cover: its pillars, each with its tasks.</summary>
public static class ListScopeChoices
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode) : IQuery<IReadOnlyList<Pillar>>;

    public sealed record Pillar(string Code, LocalizedText Title, IReadOnlyList<Task> Tasks);

    public sealed record Task(string Code, LocalizedText Title);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Pillar>>
    {
        public async System.Threading.Tasks.Task<IReadOnlyList<Pillar>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleOrDefaultAsync(each => each.Code == request.PlanCode, cancellationToken);
            if (plan is null)
            {
                return [];
            }

            var tasks = (await db.Tasks.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken)).OrderBy(each => each.SortKey, StringComparer.Ordinal).ToLookup(each => each.PillarCode);
            return [.. plan.Pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal)
                .Select(each => new Pillar(each.Code, each.Title, [.. tasks[each.Code].Select(task => new Task(task.Code, task.Agreed.Title))]))];
        }
    }
}

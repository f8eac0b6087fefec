using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Chosen models that are carried out in a task, by their numbers.</summary>
public static class ListTaskPilots
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string TaskCode) : IQuery<IReadOnlyList<PilotModel>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<PilotModel>>
    {
        public async Task<IReadOnlyList<PilotModel>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, task) = (request.PlanCode, request.TaskCode);
            return await db.Pilots.Where(each => each.Tasks.Any(link => link.PlanCode == plan && link.TaskCode == task)).OrderBy(each => each.Number).ToListAsync(cancellationToken);
        }
    }
}

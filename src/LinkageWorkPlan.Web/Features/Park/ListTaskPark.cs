using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What a task does for the joint industrial park: the step in which it is carried out, and gaps of the matrix that it closes.</summary>
public static class ListTaskPark
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string TaskCode) : IQuery<Model>;

    /// <param name="Programme">What the programme is called; empty where the task belongs to no step.</param>
    /// <param name="Step">Null where it belongs to none.</param>
    /// <param name="Rows">In the order of their codes.</param>
    public sealed record Model(LocalizedText Programme, ParkStep? Step, IReadOnlyList<CompatibilityRow> Rows);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, code) = (request.PlanCode, request.TaskCode);
            var park = await db.Parks.Where(each => each.Tasks.Any(task => task.PlanCode == plan && task.TaskCode == code)).SingleOrDefaultAsync(cancellationToken);
            var step = park?.Steps.FirstOrDefault(each => park.TasksOf(each).Contains(new TaskLink(plan, code)));
            var rows = await db.CompatibilityRows.Where(each => each.TaskPlan == plan && each.TaskCode == code).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return new Model(park?.Title ?? LocalizedText.Empty, step, rows);
        }
    }
}

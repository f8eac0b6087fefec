using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A task's rows as they are now: what the second of two people is shown.</summary>
public static class GetTaskRow
{
    /// <param name="Id">The task's, or the item's of one that the amendment adds.</param>
    /// <param name="Columns">By <see cref="GridColumn.Id"/>; null for all.</param>
    /// <param name="Amendment">Number of the amendment that has it so; null for the plan's own.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, Guid Id, IReadOnlyList<string>? Columns, int? Amendment = null) : IQuery<GridRow>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, GridRow>
    {
        public async Task<GridRow> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendment = request.Amendment is { } number
                ? await db.Amendments.Where(each => each.PlanId == plan.Id && each.Number == number).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound)
                : (Guid?)null;
            var tasks = await db.GridTasksAsync(db.Tasks.Where(each => each.PlanId == plan.Id && each.Id == request.Id), amendment, cancellationToken);
            var task = tasks.FirstOrDefault(each => each.Id == request.Id) ?? throw new RuleException(Rules.NotFound);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            return task.Show(request.Columns is null ? GridColumn.All : [.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
        }
    }
}

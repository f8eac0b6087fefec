using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A task's rows as they are now: what the second of two people is shown.</summary>
public static class GetTaskRow
{
    /// <param name="Id">The task's, or the item's of one that the amendment adds.</param>
    /// <param name="Columns">By <see cref="GridColumn.Id"/>; null for all.</param>
    /// <param name="AmendmentId">As that amendment has it; null for the plan's own.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(Guid Id, IReadOnlyList<string>? Columns, Guid? AmendmentId = null) : IQuery<GridRow>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, GridRow>
    {
        public async Task<GridRow> Handle(Query request, CancellationToken cancellationToken)
        {
            var tasks = await db.GridTasksAsync(db.Tasks.Where(each => each.Id == request.Id), request.AmendmentId, cancellationToken);
            var task = tasks.FirstOrDefault(each => each.Id == request.Id) ?? throw new RuleException(Rules.NotFound);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            return task.Show(request.Columns is null ? GridColumn.All : [.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
        }
    }
}

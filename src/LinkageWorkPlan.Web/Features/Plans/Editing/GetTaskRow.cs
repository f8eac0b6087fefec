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
    /// <param name="Columns">By <see cref="GridColumn.Id"/>; null for all.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(Guid Id, IReadOnlyList<string>? Columns) : IQuery<GridRow>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, GridRow>
    {
        public async Task<GridRow> Handle(Query request, CancellationToken cancellationToken)
        {
            var task = await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            return GridTask.Of(task).Show(request.Columns is null ? GridColumn.All : [.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
        }
    }
}

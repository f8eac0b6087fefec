using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Writes into an amendment's draft, from its row, that a task leaves the plan. Its reason is written in its form, before the amendment is sent.</summary>
public static class DropTaskRow
{
    /// <param name="Id">The task's.</param>
    /// <param name="Version">The version of the row that was shown.</param>
    /// <param name="Columns">What the answer shows, by <see cref="GridColumn.Id"/>.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, Guid Id, int Version, IReadOnlyList<string> Columns) : ICommand<GridRow>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, IAmendmentDrafts drafts) : IRequestHandler<Command, GridRow>
    {
        public async Task<GridRow> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await drafts.LockAsync(request.AmendmentId, cancellationToken);
            var task = await draft.FindAsync(request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            if (task.Change != AmendmentKind.Drop)
            {
                task = draft.Drop(draft.Require(task, request.Version));
                await db.SaveChangesAsync(cancellationToken);
            }

            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            return task.Show([.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
        }
    }
}

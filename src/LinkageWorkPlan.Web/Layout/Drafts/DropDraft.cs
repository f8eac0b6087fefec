using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Drafts;

/// <summary>The form was saved or its text given up.</summary>
public static class DropDraft
{
    /// <param name="Opening">The opening of the form that was saved; null where the form is gone and sends nothing any more.</param>
    /// <param name="Saves">How often it had been saved before. What was typed before this save and arrives after it is not kept.</param>
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command(string Key, string? Opening = null, int Saves = 0) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key);
            if (request.Opening is not { } opening)
            {
                await kept.ExecuteDeleteAsync(cancellationToken);
                return Unit.Value;
            }

            var end = DraftContent.Ended(opening, request.Saves);
            if (await kept.ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Content, end).SetProperty(draft => draft.SavedAt, FormDraft.Ended), cancellationToken) == 0)
            {
                db.FormDrafts.Add(new FormDraft { AccountId = context.User.Id, FormKey = request.Key, Content = end, SavedAt = FormDraft.Ended });
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}

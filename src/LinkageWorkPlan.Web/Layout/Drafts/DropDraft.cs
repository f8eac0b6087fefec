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
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key).ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

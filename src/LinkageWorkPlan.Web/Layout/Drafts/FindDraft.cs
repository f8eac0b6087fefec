using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Drafts;

public static class FindDraft
{
    /// <summary>Null where nothing is kept, and where the form was saved.</summary>
    [AllowedTo(Roles.Everyone)]
    public sealed record Query(string Key) : IQuery<string?>;

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, string?>
    {
        public async Task<string?> Handle(Query request, CancellationToken cancellationToken)
        {
            var content = await db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key).Select(draft => draft.Content).SingleOrDefaultAsync(cancellationToken);
            return DraftContent.Read(content)?.IsEnd == true ? null : content;
        }
    }
}

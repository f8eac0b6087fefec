using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>The return of a plan, amendment or report that is to be answered now; null where its last round was not returned.</summary>
public static class FindReturn
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid SubjectId) : IQuery<ReturnedContent?>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, ReturnedContent?>
    {
        public Task<ReturnedContent?> Handle(Query request, CancellationToken cancellationToken) => db.Whole.LastReturnAsync(request.SubjectId, cancellationToken);
    }
}

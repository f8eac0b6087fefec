using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>A canonical content exactly as both co-chairs signed it: what a newer program would write of it may differ.</summary>
public static class GetSignedContent
{
    [AllowedTo(Role.System)]
    public sealed record Query(Guid RoundId) : IQuery<string>;

    internal sealed class Handler(WorkPlanDb db, StoredFileReader files) : IRequestHandler<Query, string>
    {
        public Task<string> Handle(Query request, CancellationToken cancellationToken) =>
            files.SignedContentAsync(db.Rounds.Where(each => each.Id == request.RoundId), cancellationToken);
    }
}

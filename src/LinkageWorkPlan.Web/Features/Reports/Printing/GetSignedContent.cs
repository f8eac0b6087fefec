using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The canonical content of an issue exactly as both co-chairs signed it: what a newer program would write of it may differ.</summary>
public static class GetSignedContent
{
    [AllowedTo(Role.System)]
    public sealed record Query(Guid ReportId, int Issue) : IQuery<string>;

    internal sealed class Handler(WorkPlanDb db, StoredFileReader files) : IRequestHandler<Query, string>
    {
        public Task<string> Handle(Query request, CancellationToken cancellationToken) => files.SignedContentAsync(
            db.Issues.Where(each => each.ReportId == request.ReportId && each.Number == request.Issue).Join(db.Rounds, issue => issue.RoundId, round => round.Id, (_, round) => round),
            cancellationToken);
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What both co-chairs signed in a round, as its editions print it: an issue of a report, a plan, or an amendment.</summary>
public static class GetSignedDocument
{
    [AllowedTo(Role.System)]
    public sealed record Query(Guid RoundId) : IQuery<IPrintedContent>;

    internal sealed class Handler(WorkPlanDb db, ReportContents contents, AgreedDocuments documents) : IRequestHandler<Query, IPrintedContent>
    {
        public async Task<IPrintedContent> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == request.RoundId && each.State == RoundState.Signed, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            return round.Subject == SignOffSubject.Report
                ? await contents.OfIssueAsync(round.SubjectId, await db.Issues.Where(each => each.RoundId == round.Id).Select(each => each.Number).SingleAsync(cancellationToken), cancellationToken)
                : await documents.OfRoundAsync(round, cancellationToken);
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>A round of scoring of pilot models as it is printed, once both panels finished.</summary>
public static class GetScoringDocument
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string SheetCode) : IQuery<AgreedDocument>;

    internal sealed class Handler(VisibleDb db, AgreedDocuments documents) : IRequestHandler<Query, AgreedDocument>
    {
        public async Task<AgreedDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var sheet = await db.ScoringSheets.SingleOrDefaultAsync(each => each.Code == request.SheetCode && each.ScoredAt != null, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var codes = sheet.Candidates.ToList();
            var pilots = await db.Pilots.Where(each => codes.Contains(each.Code)).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return await documents.OfScoringAsync(sheet, await db.Ballots.Where(each => each.SheetId == sheet.Id).ToListAsync(cancellationToken), pilots, cancellationToken);
        }
    }
}

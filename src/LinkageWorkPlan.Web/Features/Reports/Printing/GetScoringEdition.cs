using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The stored edition of a round of scoring that both co-chairs signed.</summary>
public static class GetScoringEdition
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string SheetCode, EditionKey Key) : IQuery<GetAgreedEdition.Found>;

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, GetAgreedEdition.Found>
    {
        public async Task<GetAgreedEdition.Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var sheet = await db.ScoringSheets.IgnoreAutoIncludes().Where(each => each.Code == request.SheetCode).Select(each => new { each.Id, each.Signing }).SingleOrDefaultAsync(cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var round = sheet.Signing == SheetSigning.Signed
                ? await db.Rounds.Where(each => each.SubjectId == sheet.Id && each.State == RoundState.Signed).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken)
                : null;
            var which = db.Editions.Where(each => each.RoundId == round && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader);
            return new GetAgreedEdition.Found(round, round is null ? null : await files.EditionAsync(which, cancellationToken));
        }
    }
}

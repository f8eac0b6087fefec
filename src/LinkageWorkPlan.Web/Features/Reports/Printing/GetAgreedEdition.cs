using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The stored edition of a plan or an amendment that both co-chairs signed.</summary>
public static class GetAgreedEdition
{
    /// <param name="Amendment">Its number; null for the plan itself.</param>
    /// <param name="AsIssued">Without the numbers of records offices that were added since.</param>
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string PlanCode, int? Amendment, EditionKey Key, bool AsIssued = false) : IQuery<Found>;

    /// <param name="RoundId">The round that both signed; null where not both did.</param>
    /// <param name="Pdf">The stored bytes, as they were stored; null where none are.</param>
    public sealed record Found(Guid? RoundId, byte[]? Pdf);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.SignedRoundAsync(request.PlanCode, request.Amendment, cancellationToken);
            var which = db.Editions.Where(each => each.RoundId == round && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader);
            return new Found(round, round is null ? null : await (request.AsIssued ? files.IssuedEditionAsync(which, cancellationToken) : files.EditionAsync(which, cancellationToken)));
        }
    }

    /// <summary>The round by which a plan or an amendment was agreed.</summary>
    /// <param name="amendment">Its number; null for the plan itself.</param>
    /// <returns>Null where not both co-chairs signed it.</returns>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    internal static async Task<Guid?> SignedRoundAsync(this VisibleDb db, string planCode, int? amendment, CancellationToken cancel)
    {
        var plan = await db.FindPlanAsync(planCode, cancel);
        var (subject, isAgreed) = (plan.Id, plan.IsAdopted);
        if (amendment is { } number)
        {
            var found = await db.Amendments.Where(each => each.PlanId == plan.Id && each.Number == number).Select(each => new { each.Id, each.State }).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
            (subject, isAgreed) = (found.Id, found.State == AmendmentState.InForce);
        }

        return isAgreed ? await db.Rounds.Where(each => each.SubjectId == subject && each.State == RoundState.Signed).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancel) : null;
    }
}

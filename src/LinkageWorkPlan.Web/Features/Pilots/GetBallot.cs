using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A member's own scores in a round, to fill in.</summary>
public static class GetBallot
{
    [AllowedTo(Roles.Scorers)]
    public sealed record Query(string SheetCode) : IQuery<Model>;

    /// <param name="Pilots">Candidates that were not withdrawn, by their numbers.</param>
    public sealed record Model(ScoringSheet Sheet, Ballot Ballot, IReadOnlyList<PilotModel> Pilots);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (sheet, me) = (await db.FindSheetAsync(request.SheetCode, cancellationToken), context.User.Id);
            var ballot = await db.Ballots.SingleOrDefaultAsync(each => each.SheetId == sheet.Id && each.AccountId == me, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var pilots = await db.Pilots.CandidatesOfAsync(sheet, cancellationToken);
            return new Model(sheet, ballot, pilots.FindAll(each => each.State == PilotState.Candidate));
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What the form of a candidate's joint scores is filled with; there is none before both panels finished.</summary>
public static class GetJointScores
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PilotCode) : IQuery<Model>;

    /// <param name="Result">What both panels gave.</param>
    public sealed record Model(PilotModel Pilot, ScoringSheet Sheet, CandidateResult Result);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pilot = await db.FindPilotAsync(request.PilotCode, cancellationToken);
            var (sheet, result) = await pilot.ResultAsync(db.ScoringSheets, db.Ballots, cancellationToken);
            return new Model(pilot, sheet, result);
        }
    }
}

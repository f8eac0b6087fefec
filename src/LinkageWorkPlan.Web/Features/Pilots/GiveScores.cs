using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A member of a panel keeps scores, as many as are given.</summary>
public static class GiveScores
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Roles.Scorers)]
    public sealed record Command(Guid BallotId, IReadOnlyList<GivenScore> Scores, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var ballot = await db.OwnBallotAsync(request.BallotId, context.User.Id, request.Version, cancellationToken);
            var sheet = await db.LockSheetAsync(ballot.SheetId, cancellationToken);
            ballot.Give(sheet, context.User.Id, await db.OpenCandidatesAsync(sheet, cancellationToken), request.Scores);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

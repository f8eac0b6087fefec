using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A member says that their scores stand. With the last member the panel is finished, with the second panel each side sees the other's.</summary>
public static class FinishScores
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Roles.Scorers)]
    public sealed record Command(Guid BallotId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var ballot = await db.OwnBallotAsync(request.BallotId, context.User.Id, request.Version, cancellationToken);
            var sheet = await db.LockSheetAsync(ballot.SheetId, cancellationToken);
            ballot.Finish(sheet, context.User.Id, await db.OpenCandidatesAsync(sheet, cancellationToken), clock.UtcNow);
            var panel = await db.Ballots.AsSplitQuery().Where(each => each.SheetId == sheet.Id && each.Side == ballot.Side).ToListAsync(cancellationToken);
            sheet.FinishPanel(ballot.Side, panel, clock.UtcNow);
            await desk.StopAskingAsync($"{ballot.Id}", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

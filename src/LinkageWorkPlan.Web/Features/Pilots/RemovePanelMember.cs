using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A secretary takes back a member of their own side's panel who did not finish, with what they scored.</summary>
public static class RemovePanelMember
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid BallotId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            if (!await db.Ballots.AnyAsync(each => each.Id == request.BallotId && each.Side == side, cancellationToken))
            {
                throw new RuleException(Rules.NotFound);
            }

            var ballot = await db.BallotAsync(request.BallotId, request.Version, cancellationToken);
            ballot.RequireRemovable(side);
            var sheet = await db.LockSheetAsync(ballot.SheetId, cancellationToken);
            var rest = await db.Ballots.AsSplitQuery().Where(each => each.SheetId == sheet.Id && each.Side == ballot.Side && each.Id != ballot.Id).ToListAsync(cancellationToken);
            db.Ballots.Remove(ballot);
            await desk.StopAskingAsync($"{ballot.Id}", cancellationToken);
            sheet.FinishPanel(ballot.Side, rest, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

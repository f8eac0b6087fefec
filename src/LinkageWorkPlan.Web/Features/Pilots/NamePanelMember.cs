using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A secretary names a member of their own side's panel.</summary>
public static class NamePanelMember
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid SheetId, Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var sheet = await db.LockSheetAsync(request.SheetId, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId && !each.IsDisabled, cancellationToken);
            if (account is null || (account.Role & Roles.Scorers) == 0)
            {
                throw new RuleException(Rules.NotFound);
            }

            var panel = await db.Ballots.AsSplitQuery().Where(each => each.SheetId == sheet.Id && each.Side == account.Side).ToListAsync(cancellationToken);
            var ballot = new Ballot(sheet, account.Id, account.DisplayName, account.Side, context.User.OwnSide, panel);
            db.Ballots.Add(ballot);
            await desk.AskAsync($"{ballot.Id}", sheet.Subject($"/pilots/scoring/{sheet.Code}/scores"), [account.Id], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Somebody was let in: a line in the account's own history, and a mail where the browser is new to it or a recovery code was used.</summary>
public static class RecordSignIn
{
    /// <param name="IsKnown">The account was signed in from that browser before.</param>
    [AllowedTo(Role.System)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid AccountId, AccountEventKind Way, Place Place, bool IsKnown) : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        private static readonly AccountEventKind[] Ways =
            [AccountEventKind.Password, AccountEventKind.Code, AccountEventKind.RecoveryCode, AccountEventKind.Passkey, AccountEventKind.OneTimeAddress, AccountEventKind.SignOn, AccountEventKind.SignOnCode, AccountEventKind.SignOnRecoveryCode];

        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == request.AccountId, cancellationToken);
            var line = AccountNotices.LineOf(account.Id, request.Way, request.Place, time);

            // Of the very first one the person knows.
            line.IsNewDevice = !request.IsKnown && await db.AccountEvents.AnyAsync(each => each.AccountId == account.Id && Ways.Contains(each.Kind), cancellationToken);
            db.AccountEvents.Add(line);
            if (line.IsNewDevice || request.Way is AccountEventKind.RecoveryCode or AccountEventKind.SignOnRecoveryCode)
            {
                mails.QueueAccountMail(account, line);
            }

            await db.SaveChangesAsync(cancellationToken);
            await AccountJournal.DropOldAsync(db, account.Id, cancellationToken);
            return Unit.Value;
        }
    }
}

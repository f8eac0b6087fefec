using System.Diagnostics;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Takes one mail up to be sent, unless what it asks for was done meanwhile, it is no news any more, or nobody is there whom it is for.</summary>
public static class BeginMail
{
    [AllowedTo(Role.System)]
    public sealed record Command(Guid Id) : ICommand<MailToSend?>;

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, MailRecipients recipients, Clock clock) : IRequestHandler<Command, MailToSend?>
    {
        /// <returns>Null where nothing is to be sent.</returns>
        public async Task<MailToSend?> Handle(Command request, CancellationToken cancellationToken)
        {
            // Two servers take it up one after the other: the second one finds that it is being sent.
            var (now, takenUp) = (clock.UtcNow, Stopwatch.GetTimestamp());
            await db.HoldMailAsync(request.Id, cancellationToken);
            var mail = await db.Mails.SingleOrDefaultAsync(each => each.Id == request.Id && each.State == MailState.Waiting && each.NextAttempt <= now, cancellationToken);
            if (mail is null)
            {
                return null;
            }

            var isNews = mail.FirstAttempt is not null || clock.UtcNow - mail.CreatedAt <= MailSchedule.OldestUnsent;
            if (!isNews)
            {
                mail.GiveUp();
            }
            else if (await IsDoneAsync(mail, cancellationToken))
            {
                mail.Withdraw();
            }
            else if (await recipients.FindAsync(mail, cancellationToken) is { } recipient)
            {
                if (!mail.IsWrittenFor(recipient))
                {
                    await mails.RewriteAsync(mail, recipient, cancellationToken);
                }

                mail.BeginAttempt(clock.UtcNow);
            }
            else
            {
                mail.MarkWithoutRecipient();
                await db.RegisterAsync(mail, clock.UtcNow, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return mail.State == MailState.Waiting
                ? new MailToSend(mail.Id, mail.MessageId, mail.Recipient, mail.RecipientName, mail.Title, mail.Body, mail.CreatedAt) { Lease = MailSchedule.Wait(mail.Attempts) / 2, TakenUp = takenUp, Attaches = mail.Attaches, IsOfMeeting = mail.Kind is MailKind.MeetingInvitation or MailKind.MeetingChanged or MailKind.MeetingCalledOff, IsOfHead = mail.Kind == MailKind.HistoryHead, Language = mail.Language, Account = mail.AccountId, Kinds = await KindsAsync(mail, cancellationToken) }
                : null;
        }

        /// <summary>The kinds by which its recipient switches such mails off; none where they cannot be.</summary>
        private async Task<IReadOnlyList<NotificationKind>> KindsAsync(OutgoingMail mail, CancellationToken cancel) =>
            MailsOff.KindOf(mail.Kind) is { } kind ? [kind]
            : mail.Kind is MailKind.Notification or MailKind.Digest ? await db.Notifications.Where(each => each.MailId == mail.Id).Select(each => each.Kind).Distinct().ToListAsync(cancel)
            : [];

        /// <summary>False once all of it was read, or mails of all that was not are switched off.</summary>
        private async Task<bool> IsWantedAsync(OutgoingMail mail, CancellationToken cancel)
        {
            var unread = await db.Notifications.Where(each => each.MailId == mail.Id && each.ReadAt == null).Select(each => new { each.AccountId, each.Kind }).Distinct().ToListAsync(cancel);
            var paces = await db.PacesAsync([.. unread.Select(each => each.AccountId).Distinct()], cancel);
            return unread.Exists(each => paces(each.AccountId, each.Kind) != MailPace.Off);
        }

        /// <summary>True where the recipient wants no more mails of its kind.</summary>
        private async Task<bool> IsSwitchedOffAsync(OutgoingMail mail, CancellationToken cancel) =>
            mail.AccountId is { } account && MailsOff.KindOf(mail.Kind) is { } kind && (await db.PacesAsync([account], cancel))(account, kind) == MailPace.Off;

        private async Task<bool> IsDoneAsync(OutgoingMail mail, CancellationToken cancel) => await IsSwitchedOffAsync(mail, cancel) || await IsOverAsync(mail, cancel);

        /// <summary>True while the meeting is as the mail says: a later version of it has mails of its own.</summary>
        /// <param name="from">The first day on which it may be.</param>
        private Task<bool> StandsAsync(OutgoingMail mail, MeetingState state, DateOnly from, CancellationToken cancel)
        {
            var sequence = mail.Number;
            return db.Meetings.IgnoreAutoIncludes().AnyAsync(meeting => meeting.Id == mail.SubjectId && meeting.State == state && meeting.Sequence == sequence && meeting.On >= from, cancel);
        }

        private async Task<bool> IsOverAsync(OutgoingMail mail, CancellationToken cancel) => mail.Kind switch
        {
            MailKind.YourTurn => !await db.Rounds.AnyAsync(round => round.Id == mail.SubjectId && round.State == RoundState.Open && !round.Signatures.Any(each => each.Side == mail.Side), cancel),
            MailKind.Reminder => !await db.Reports.AnyAsync(report => report.Id == mail.SubjectId && report.Issue == mail.Issue, cancel)
                || await db.Receipts.AnyAsync(receipt => receipt.ReportId == mail.SubjectId && receipt.Issue == mail.Issue && receipt.Side == mail.Side && receipt.AcknowledgedAt != null, cancel),
            MailKind.PlanClosed => !await db.Plans.AnyAsync(plan => plan.Id == mail.SubjectId && plan.State == PlanState.Closed, cancel),
            MailKind.PlanReopening => !await db.Plans.AnyAsync(plan => plan.Id == mail.SubjectId && plan.ReopeningAskedBy != null, cancel),
            MailKind.PlanReopened => !await db.Plans.AnyAsync(plan => plan.Id == mail.SubjectId && plan.State == PlanState.Adopted, cancel),
            MailKind.Notification or MailKind.Digest => !await IsWantedAsync(mail, cancel),
            MailKind.MeetingInvitation => !await StandsAsync(mail, MeetingState.Planned, clock.Today, cancel),
            MailKind.MeetingChanged => !await StandsAsync(mail, MeetingState.Planned, DateOnly.MinValue, cancel),
            MailKind.MeetingCalledOff => !await StandsAsync(mail, MeetingState.CalledOff, clock.Today, cancel),
            MailKind.Account => !await db.AccountEvents.AnyAsync(line => line.Id == mail.SubjectId, cancel),
            MailKind.Issued or MailKind.Superseded or MailKind.SigningPower or MailKind.HistoryHead or MailKind.BackupFailed or MailKind.PowerProposal => false,
        };
    }
}

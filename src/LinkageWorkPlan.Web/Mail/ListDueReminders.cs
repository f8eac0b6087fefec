using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Mails that announced an issue which their side has not acknowledged, and whose recipients are to be reminded now. On days off of its side nobody is.</summary>
public static class ListDueReminders
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(WorkPlanDb db, DeliveryOptions options, Clock clock) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.UtcNow;
            var first = now.AddDays(-options.ReminderDays);
            var told = await db.Mails.AsNoTracking()
                .Where(mail => (mail.Kind == MailKind.Issued || mail.Kind == MailKind.Superseded) && mail.State == MailState.Sent && mail.SentAt <= first
                    && db.Reports.Any(report => report.Id == mail.SubjectId && report.Issue == mail.Issue)
                    && (mail.AccountId == null || db.Users.Any(account => account.Id == mail.AccountId && account.Role == Role.MinisterOffice && !account.IsDisabled && account.Email != null))
                    && !db.Receipts.Any(receipt => receipt.ReportId == mail.SubjectId && receipt.Issue == mail.Issue && receipt.Side == mail.Side && receipt.AcknowledgedAt != null))
                .OrderBy(mail => mail.Id)
                .Select(mail => new { mail.Id, mail.SubjectId, mail.Issue, mail.Recipient, mail.AccountId, mail.SentAt, mail.Side })
                .ToListAsync(cancellationToken);
            var calendar = await db.CalendarAsync(clock.Today, clock.Today, cancellationToken);
            told.RemoveAll(mail => !calendar.IsWorkingDay(clock.Today, mail.Side));
            var subjects = told.Select(each => each.SubjectId).Distinct().ToList();
            var sent = subjects.Count == 0 ? [] : await db.Mails.AsNoTracking().Where(mail => mail.Kind == MailKind.Reminder && subjects.Contains(mail.SubjectId))
                .Select(mail => new { mail.SubjectId, mail.Issue, mail.Recipient, mail.AccountId, mail.CreatedAt }).ToListAsync(cancellationToken);
            return
            [
                .. from mail in told
                   let reminders = sent.Where(each => each.SubjectId == mail.SubjectId && each.Issue == mail.Issue && (each.Recipient == mail.Recipient || (each.AccountId is not null && each.AccountId == mail.AccountId))).ToList()
                   where MailSchedule.IsReminderDue(mail.SentAt!.Value, reminders.Count, reminders.Count == 0 ? null : reminders.Max(each => each.CreatedAt), options.ReminderDays, now)
                   select mail.Id,
            ];
        }
    }
}

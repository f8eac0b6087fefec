using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Writes the next reminder to the recipient of a mail.</summary>
public static class RemindOffice
{
    /// <param name="ToldBy">The mail that announced the issue.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(Guid ToldBy) : ICommand;

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, DeliveryOptions options, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var told = await db.Mails.AsNoTracking().SingleAsync(each => each.Id == request.ToldBy, cancellationToken);
            var report = await db.LockReportAsync(told.SubjectId, cancellationToken);
            var issue = await db.Issues.AsNoTracking().SingleAsync(each => each.ReportId == report.Id && each.Number == told.Issue, cancellationToken);
            var title = await db.Rounds.Where(round => round.Id == issue.RoundId).Select(round => round.Title).SingleAsync(cancellationToken);
            var reminders = await db.Mails.Where(each => each.Kind == MailKind.Reminder && each.SubjectId == told.SubjectId && each.Issue == told.Issue && (each.Recipient == told.Recipient || (each.AccountId != null && each.AccountId == told.AccountId))).Select(each => each.CreatedAt).ToListAsync(cancellationToken);
            if (!MailSchedule.IsReminderDue(told.SentAt!.Value, reminders.Count, reminders.Count == 0 ? null : reminders.Max(), options.ReminderDays, clock.UtcNow))
            {
                // Another server has written it.
                return Unit.Value;
            }

            await mails.RemindAsync(told, report, issue, title, reminders.Count + 1, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

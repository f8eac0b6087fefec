using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>Mails the administrators of both sides that the backup failed; once a day, however often it fails.</summary>
public static class TellBackupFailed
{
    /// <summary>A day, less what a round of attempts takes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(23);

    [AllowedTo(Role.System)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var since = clock.UtcNow - Pause;
            if (!await db.Mails.AnyAsync(mail => mail.Kind == MailKind.BackupFailed && mail.CreatedAt > since, cancellationToken))
            {
                await mails.QueueBackupMailsAsync(cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>Tells the administrators of both sides that the backup failed. Why stands on their page alone: it may name folders and servers. The caller saves it.</summary>
    public async Task QueueBackupMailsAsync(CancellationToken cancel)
    {
        var subject = new MailSubject(MailKind.BackupFailed, Guid.CreateVersion7());
        foreach (var recipient in await AdministratorsAsync(cancel))
        {
            db.Mails.Add(Write(subject, recipient, OfBackup(clock.UtcNow, recipient)));
        }

        context.AfterCommit(sender.Wake);
    }

    private async Task<IReadOnlyList<MailRecipient>> AdministratorsAsync(CancellationToken cancel) =>
        [.. (await db.Users.AsNoTracking().Where(each => each.Role == Role.Administrator && !each.IsDisabled && each.Email != null).OrderBy(each => each.Id).ToListAsync(cancel)).Select(MailRecipients.Of)];

    private Dictionary<string, string?> OfBackup(DateTime atUtc, MailRecipient to) =>
        Places(to, LocalizedText.Empty, string.Empty, Loc.In(to.Language).Moment(atUtc), "/settings/status");
}

using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>Things that a digest names; what is more is only counted.</summary>
    private const int MostItems = 50;

    /// <summary>Tells one person of some things in one mail. The caller saves it.</summary>
    /// <param name="told">Of this recipient, in the order they are named.</param>
    /// <param name="days">Of a digest: 1 for a day's, 7 for a week's; 0 where it tells of them at once.</param>
    public void QueueNotifications(MailRecipient to, IReadOnlyList<Notification> told, int days)
    {
        var isSingle = days == 0 && told.Count == 1;
        var mail = Write(new MailSubject(isSingle ? MailKind.Notification : MailKind.Digest, isSingle ? told[0].Id : to.AccountId!.Value, null, days), to, OfNotifications(told, to));
        db.Mails.Add(mail);
        foreach (var each in told)
        {
            each.Mailed(mail.Id, clock.UtcNow);
        }

        context.AfterCommit(sender.Wake);
    }

    private async Task<Dictionary<string, string?>> OfNotificationsAsync(OutgoingMail mail, MailRecipient to, CancellationToken cancel) =>
        OfNotifications(await db.Notifications.AsNoTracking().Where(each => each.MailId == mail.Id && each.ReadAt == null).OrderBy(each => each.Kind).ThenBy(each => each.At).ToListAsync(cancel), to);

    private Dictionary<string, string?> OfNotifications(IReadOnlyList<Notification> told, MailRecipient to)
    {
        var loc = Layout.Loc.In(to.Language);
        var first = told[0];
        var places = Places(to, first.Title, first.Code, DateText.Long(clock.Today, to.Language), told.Count == 1 ? first.Path : "/notifications");
        places["Kind"] = loc.Name(first.Kind);
        places["By"] = first.ByName ?? string.Empty;
        places["Count"] = NumberText.Format(told.Count, to.Language, 0);
        places["Items"] = string.Join('\n', told.Take(MostItems).Select(each => Line(each, to.Language)).Concat(told.Count > MostItems ? ["…"] : Array.Empty<string>()));
        return places;
    }

    /// <summary>A title and where it is; never a content.</summary>
    private string Line(Notification told, Language language) =>
        $"- {Layout.Loc.In(language).Name(told.Kind)}: {$"{told.Code} {told.Title.For(language)}".Trim()}" + (site.Of(told.Path) is { } link ? $"\n  {link}" : string.Empty);
}

using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Addresses by which whoever got a mail switches off such mails, without a sign-in: signed by this program, for one account and some kinds alone.</summary>
public sealed class MailsOff(IDataProtectionProvider protection, SiteAddress site)
{
    public const string Path = "/mails/off/";

    /// <summary>What mail programs send to (RFC 8058), and the page's own button.</summary>
    public const string Now = "/now";

    private readonly IDataProtector protector = protection.CreateProtector(nameof(MailsOff));

    /// <summary>The kind that a mail of its own belongs to.</summary>
    /// <returns>
    /// Null for mails of notifications, which say it themselves, and for what nobody can switch off: that a report was issued is its delivery to a minister's office,
    /// what gives power over signing is to be known by both sides, what opens an account by its person, an invitation is to the group's own meeting, each side is to have its copy of the history's head, who keeps the server has to know that a backup failed, and a change that gives power over signing waits for its answer.
    /// </returns>
    public static NotificationKind? KindOf(MailKind kind) => kind switch
    {
        MailKind.YourTurn => NotificationKind.Waiting,
        MailKind.PlanClosed or MailKind.PlanReopening or MailKind.PlanReopened => NotificationKind.PlanLife,
        MailKind.Notification or MailKind.Digest or MailKind.Issued or MailKind.Superseded or MailKind.Reminder or MailKind.SigningPower or MailKind.Account
            or MailKind.MeetingInvitation or MailKind.MeetingChanged or MailKind.MeetingCalledOff or MailKind.HistoryHead or MailKind.BackupFailed or MailKind.PowerProposal => null,
    };

    /// <summary>The mail with an address for each of its kinds at its end, and one for all of them in its head. Not within a transaction: a key that is made for it would wait for that one.</summary>
    public MailToSend AddTo(MailToSend mail)
    {
        if (mail is not { Account: { } account, Kinds: { Count: > 0 } kinds } || site.Of(Path) is null)
        {
            return mail;
        }

        var loc = Layout.Loc.In(mail.Language);
        var lines = kinds.Distinct().Order().Select(kind => $"{loc["Notifications.OffMail", loc.Name(kind)]}\n{PageOf(account, [kind])}");
        return mail with { Body = $"{mail.Body.TrimEnd('\n')}\n\n{string.Join("\n\n", lines)}\n", SwitchOff = PageOf(account, kinds) + Now };
    }

    /// <returns>The page; null where the site's own address is not known.</returns>
    public string? PageOf(Guid account, IEnumerable<NotificationKind> kinds) => site.Of(Path + TokenOf(account, kinds));

    public string TokenOf(Guid accountId, IEnumerable<NotificationKind> kinds) => protector.Protect($"{accountId:N} {string.Join(' ', kinds.Distinct().Order())}");

    /// <summary>Kinds by their names with full stops between them; what is none is left out.</summary>
    public static IReadOnlyList<NotificationKind> ReadNames(string? names) =>
        [.. (names ?? string.Empty).Split('.').Join(Enum.GetValues<NotificationKind>(), name => name, kind => kind.ToString(), (_, kind) => kind, StringComparer.Ordinal).Distinct()];

    /// <returns>Null for what this program did not sign.</returns>
    public (Guid Account, IReadOnlyList<NotificationKind> Kinds)? Read(string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split(' ');
            return (Guid.ParseExact(parts[0], "N"), [.. parts[1..].Select(Enum.Parse<NotificationKind>)]);
        }
        catch (Exception strange) when (strange is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

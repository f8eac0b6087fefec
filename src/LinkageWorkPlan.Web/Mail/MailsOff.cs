using System.Security.Cryptography;
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

    /// <returns>The page; null where the site's own address is not known.</returns>
    public string? PageOf(Guid account, IEnumerable<NotificationKind> kinds) => site.Of(Path + TokenOf(account, kinds));

    public string TokenOf(Guid accountId, IEnumerable<NotificationKind> kinds) => protector.Protect($"{accountId:N} {string.Join(' ', kinds.Distinct().Order())}");

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

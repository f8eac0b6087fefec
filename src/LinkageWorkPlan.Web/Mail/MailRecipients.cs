using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Whom a mail reaches, asked when it is sent: it may have waited for days, in which people leave and addresses change.</summary>
public sealed class MailRecipients(WorkPlanDb db, DeliveryOptions delivery, Clock clock)
{
    public static MailRecipient Of(Account account) => new(account.Email!, account.DisplayName, account.Side, account.Language, account.Id);

    public static MailRecipient OfOffice(Side side, string address)
    {
        var language = side.NativeLanguage();
        return new MailRecipient(address, Layout.Loc.In(language)["Reports.OfficeOf." + side], side, language, null);
    }

    /// <returns>Null where nobody is there any more whom it is for.</returns>
    public async Task<MailRecipient?> FindAsync(OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.AccountId is not { } id)
        {
            return delivery.OfficeOf(mail.Side) is { } address ? OfOffice(mail.Side, address) : null;
        }

        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && !each.IsDisabled && each.Email != null && each.Side == mail.Side, cancel);
        return account is null || (account.Role & RolesOf(mail.Kind)) == 0 ? null

            // By now their delegation may be over.
            : mail.Kind == MailKind.YourTurn && account.Role == Role.Deputy && !(await db.DeputiesAsync(clock.Today, cancel)).Contains(account.Id) ? null
            : Of(account);
    }

    private static Role RolesOf(MailKind kind) => kind switch
    {
        MailKind.YourTurn => Roles.Signers,
        MailKind.SigningPower or MailKind.PlanClosed or MailKind.PlanReopening or MailKind.PlanReopened
            or MailKind.MeetingInvitation or MailKind.MeetingChanged or MailKind.MeetingCalledOff => Role.CoChair | Role.Secretary,
        MailKind.Issued or MailKind.Superseded or MailKind.Reminder => Role.MinisterOffice,
        MailKind.Account or MailKind.PowerProposal => Roles.Everyone,
        MailKind.Notification or MailKind.Digest => Roles.Notified,
        MailKind.HistoryHead or MailKind.BackupFailed => Role.Administrator,
    };
}

using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Mail;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>A line in the account's own history, and a mail to its person where it is about the ways into the account. In the transaction of what happened.</summary>
public sealed class AccountNotices(WorkPlanDb db, MailQueue mails, TimeProvider time, IHttpContextAccessor http)
{
    /// <summary>The caller saves it.</summary>
    public void Add(Account account, AccountEventKind kind)
    {
        var place = Places.Of(http.HttpContext);
        var line = LineOf(account.Id, kind, place, time);
        db.AccountEvents.Add(line);
        mails.QueueAccountMail(account, line);
    }

    internal static AccountEvent LineOf(Guid account, AccountEventKind kind, Place place, TimeProvider time) =>
        new() { AccountId = account, At = time.GetUtcNow().UtcDateTime, Kind = kind, Client = place.Client, Browser = place.Browser };
}

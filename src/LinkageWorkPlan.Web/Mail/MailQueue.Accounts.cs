using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>Tells a person what happened at the door of their account. The caller saves it.</summary>
    public void QueueAccountMail(Account account, AccountEvent line)
    {
        var to = MailRecipients.Of(account);
        db.Mails.Add(Write(new MailSubject(MailKind.Account, line.Id), to, OfAccount(line, to)));
        context.AfterCommit(sender.Wake);
    }

    private Dictionary<string, string?> OfAccount(AccountEvent line, MailRecipient to)
    {
        var loc = Layout.Loc.In(to.Language);
        var places = Places(to, LocalizedText.Empty, string.Empty, loc.Moment(line.At), "/account/security");
        places["Change"] = line.IsNewDevice ? loc["Security.NewDevice", loc.Name(line.Kind)] : loc.Name(line.Kind);
        places["Place"] = new Place(line.Client, line.Browser).Words;
        return places;
    }
}

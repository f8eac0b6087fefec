using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>Sends the administrators of both sides how far the history had come, to be kept elsewhere; nobody where no mail is sent at all. The caller saves it.</summary>
    public async Task QueueHeadMailsAsync(SignedHead head, CancellationToken cancel)
    {
        if (!options.HasServer)
        {
            return;
        }

        foreach (var recipient in await AdministratorsAsync(cancel))
        {
            db.Mails.Add(Write(new MailSubject(MailKind.HistoryHead, head.Id), recipient, OfHead(head, recipient)));
        }

        context.AfterCommit(sender.Wake);
    }

    private Dictionary<string, string?> OfHead(SignedHead head, MailRecipient to)
    {
        var places = Places(to, LocalizedText.Empty, string.Empty, DateText.Long(head.Day, to.Language), "/history/proof");
        places["Number"] = NumberText.Format(head.Number, to.Language, 0);
        places["Hash"] = head.Hash;
        places["Seals"] = Layout.Loc.In(to.Language)[head.IsSealed ? "Proof.Sealed" : "Proof.Unsealed"];
        return places;
    }
}

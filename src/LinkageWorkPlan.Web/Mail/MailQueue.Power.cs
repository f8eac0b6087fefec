using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>
    /// Tells the administrators of a side, and the person concerned where they have an account already, that a change which gives power over
    /// signing was proposed or answered. The caller saves it.
    /// </summary>
    public async Task QueueProposalMailAsync(PowerProposal proposal, Side side, CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking()
            .Where(each => ((each.Role == Role.Administrator && each.Side == side) || (each.Id == proposal.AccountId && each.PasswordHash != null)) && !each.IsDisabled && each.Email != null)
            .OrderBy(each => each.Id).ToListAsync(cancel);
        foreach (var recipient in accounts.Select(MailRecipients.Of))
        {
            db.Mails.Add(Write(new MailSubject(MailKind.PowerProposal, proposal.Id), recipient, OfProposal(proposal, recipient)));
        }

        context.AfterCommit(sender.Wake);
    }

    private Dictionary<string, string?> OfProposal(PowerProposal proposal, MailRecipient to)
    {
        var loc = Loc.In(to.Language);
        var places = Places(to, LocalizedText.Empty, string.Empty, loc.Moment(proposal.At), to.AccountId == proposal.AccountId ? "/account/security" : "/settings/proposals");
        places["Person"] = proposal.AccountName;
        places["Position"] = $"{loc.Name(proposal.Role)}, {loc.Name(proposal.Side)}";
        places["Change"] = loc.Name(proposal.Change);
        places["By"] = proposal.ByName;
        places["Reason"] = proposal.Why.Length > 0 ? proposal.Why : "–";
        places["State"] = proposal.StateAt(clock.UtcNow) switch
        {
            PowerProposalState.Open => loc["Signing.State.Open", proposal.Side.Other(), proposal.ExpiresAt],
            PowerProposalState.Expired => loc["Signing.State.Expired", proposal.ExpiresAt],
            var state => loc[$"Signing.State.{state}", proposal.DecidedBy, proposal.DecidedAt],
        };
        return places;
    }
}

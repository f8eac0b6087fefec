using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>A request that signs: the sender proves again who it is, by password or passkey, and names what it was shown. True is returned where it was the second signature.</summary>
internal interface ISigns : ICommand<bool>
{
    Guid RoundId { get; }

    /// <summary>Of the content that was shown, or is printed on the paper: another one is never signed.</summary>
    string Fingerprint { get; }
}

/// <summary>Who signs, and by what.</summary>
/// <param name="Paper">Null where it is given in the system.</param>
/// <param name="Proof">Null on paper.</param>
/// <param name="Passkey">Null where it is signed otherwise.</param>
internal sealed record Given(Signer Signer, SignedPaper? Paper = null, SignatureProof? Proof = null, PasskeyProof? Passkey = null);

/// <summary>
/// The one way in which something is put before both co-chairs and signed: a plan, an amendment or a report, on screen and on paper.
/// A test finds whatever else adds a signature.
/// </summary>
internal sealed class SigningProtocol(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock, MailQueue mails, SigningPower signing, EditionPrinter printer)
{
    /// <summary>Puts a content before both co-chairs, and asks about those who are just writing in it. To be saved by the caller.</summary>
    public async Task<SignOffRound> SendAsync(SignOffSubject subject, Guid id, string code, LocalizedText title, string content, CancellationToken cancel)
    {
        await context.AskAboutTypingAsync(db, subject, id, clock.UtcNow, cancel);
        return await OpenAsync(subject, id, code, title, content, cancel);
    }

    /// <summary>The same for a content that takes the place of one that was withdrawn. To be saved by the caller.</summary>
    public async Task<SignOffRound> OpenAsync(SignOffSubject subject, Guid id, string code, LocalizedText title, string content, CancellationToken cancel)
    {
        var round = new SignOffRound(subject, id, code, title, content, clock.UtcNow, context.User.Id, context.User.Name);
        db.Rounds.Add(round);
        await mails.AskToSignAsync(round, cancel);
        return round;
    }

    /// <summary>Signs for the sender's side and saves. What both signatures bring about, or the mail to whose turn it is, is saved with it.</summary>
    /// <param name="who">Who signs the round, and by what. Asked once the round is known to be of the content that stands now.</param>
    /// <exception cref="Domain.Failures.RuleException">Signing is closed for the sender; the round is closed, or not of the content that was shown or stands now; a text is not ready; or who signs may not.</exception>
    public async Task<bool> SignAsync(ISigns request, Func<SignOffRound, Task<Given>> who, CancellationToken cancel)
    {
        var user = context.User;
        var (round, subject) = await subjects.LockAsync(request.RoundId, cancel);
        round.RequireOpen();
        round.RequireCurrent(await subject.ContentAsync(cancel));
        if (await subject.UnreadyTextsAsync(cancel) is { Count: > 0 } unready)
        {
            throw new Domain.Failures.RuleException(unready);
        }

        var given = await who(round);
        await signing.RequireOpenAsync(user.Id, cancel);
        var complete = round.Sign(user.OwnSide, request.Fingerprint, given.Signer, clock.UtcNow, given.Paper, given.Proof, given.Passkey);
        if (given.Paper is null)
        {
            await KeepShownAsync(round, cancel);
        }

        if (complete)
        {
            await subject.CompleteAsync(cancel);
            await mails.StopAskingAsync(round, cancel);

            // Printed afterwards, so that a missing browser never blocks a signature.
            context.AfterCommit(printer.Wake);
        }
        else
        {
            await mails.AskToSignAsync(round, cancel);
        }

        await db.SaveChangesAsync(cancel);
        return complete;
    }

    /// <summary>Keeps the round's content as one that the sender was shown; once, however often it is shown. To be saved by the caller.</summary>
    /// <returns>What is kept of it.</returns>
    public async Task<ShownContent> KeepShownAsync(SignOffRound round, CancellationToken cancel)
    {
        var account = context.User.Id;
        var shown = await db.ShownContents.SingleOrDefaultAsync(each => each.AccountId == account && each.SubjectId == round.SubjectId && each.Fingerprint == round.Fingerprint, cancel);
        return shown ?? db.ShownContents.Add(new ShownContent(account, round.SubjectId, round.Content, round.Fingerprint, clock.UtcNow)).Entity;
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair, or a deputy by delegation, signs for their own side, after giving the password again. The second signature adopts the plan or issues the report.</summary>
public static class SignRound
{
    /// <param name="Fingerprint">Of the content that was shown: another one is never signed.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Fingerprint, string Password) : ICommand<bool>, IConfirmed
    {
        public override string ToString() => $"{nameof(SignRound)} {RoundId}";
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock, MailQueue mails, SigningPower signing) : IRequestHandler<Command, bool>
    {
        /// <returns>True where this was the second signature.</returns>
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            if (round.State == Domain.SignOff.RoundState.Open && Fingerprint.OfContent(await subject.ContentAsync(cancellationToken)) != round.Fingerprint)
            {
                throw new RuleException(Rules.ContentChanged);
            }

            var unready = await subject.UnreadyTextsAsync(cancellationToken);
            if (unready.Count > 0)
            {
                throw new RuleException(unready);
            }

            var (account, signer) = await db.SignerAsync(context.User, clock.Today, cancellationToken);
            await signing.RequireOpenAsync(account.Id, cancellationToken);
            var complete = round.Sign(account.Side, request.Fingerprint, signer, clock.UtcNow);
            if (complete)
            {
                await subject.CompleteAsync(cancellationToken);
            }
            else
            {
                await mails.AskToSignAsync(round, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return complete;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Puts the plan as it now stands before the co-chairs, where it changed after it was sent, as when an owner was renamed.</summary>
public static class RenewRound
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RoundId) : ICommand<Guid>;

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock, SigningProtocol protocol, MailQueue mails) : IRequestHandler<Command, Guid>
    {
        /// <returns>The round that is open now: a new one where the former was signed by a side.</returns>
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            round.RequireOpen();
            var now = await RenewAsync(round, await subject.ContentAsync(cancellationToken), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return now.Id;
        }

        /// <summary>A content that nobody signed is replaced; a signed one stays as it is, closed with the reason, and a new round begins.</summary>
        private async Task<SignOffRound> RenewAsync(SignOffRound round, string content, CancellationToken cancel)
        {
            if (content == round.Content)
            {
                return round;
            }

            if (round.Signatures.Count == 0)
            {
                round.Replace(content);
                return round;
            }

            var user = context.User;
            round.Withdraw(Loc.In(user.Language)["Approvals.ChangedAfterSignature"], user.Name, clock.UtcNow);
            await mails.StopAskingAsync(round, cancel);
            return await protocol.OpenAsync(round.Subject, round.SubjectId, round.SubjectCode, round.Title, content, cancel);
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A secretary takes back what waits for signatures, to change it: it becomes a draft again, and what was signed is void.</summary>
public static class WithdrawRound
{
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RoundId, string Why) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            round.Withdraw(request.Why, context.User.Name, clock.UtcNow);
            subject.ReturnToDraft();
            await mails.StopAskingAsync(round, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

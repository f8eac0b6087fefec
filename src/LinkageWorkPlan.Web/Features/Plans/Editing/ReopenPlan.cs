using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Asks, for one's own side, to open a closed plan again; where the other side has asked already, it is open. Both sides get a mail.</summary>
public static class ReopenPlan
{
    /// <param name="Why">Required; is in the history.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Why) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (TextNormalizer.Normalize(request.Why).Length == 0)
            {
                throw new RuleException(Rules.Required, nameof(Command.Why), nameof(Command.Reason));
            }

            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var isOpen = plan.AskToReopen(context.User.OwnSide);
            await mails.QueuePlanMailAsync(isOpen ? MailKind.PlanReopened : MailKind.PlanReopening, plan, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

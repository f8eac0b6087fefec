using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Ends a delegation of one's own side today. What was signed by it stays signed.</summary>
public static class EndDelegation
{
    [AllowedTo(Role.CoChair | Role.Administrator)]
    public sealed record Command(Guid Id) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            var delegation = await db.Delegations.SingleOrDefaultAsync(each => each.Id == request.Id && each.Side == side, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            await db.Users.SingleAsync(each => each.Id == delegation.DeputyId, cancellationToken);
            delegation.End(clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            await mails.AskDeputiesOfOpenAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

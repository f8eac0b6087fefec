using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>Has a mail tried again at once, as after a server was repaired.</summary>
public static class RetryMail
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid Id) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock, MailSender sender, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var mail = await db.Mails.SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            mail.TryAgain(clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            context.AfterCommit(sender.Wake);
            return Unit.Value;
        }
    }
}

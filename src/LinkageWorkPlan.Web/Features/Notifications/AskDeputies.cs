using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>Notifies deputies whose delegation has begun of what waits already, each once, and takes it back from those whose delegation is over.</summary>
public static class AskDeputies
{
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, MailQueue mails) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.Delegations.AnyAsync(cancellationToken))
            {
                await mails.AskDeputiesOfOpenAsync(cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}

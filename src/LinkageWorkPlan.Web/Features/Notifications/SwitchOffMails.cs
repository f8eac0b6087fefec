using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>Switches off mails of some kinds for whoever got one, at the address that the mail names: nobody has to sign in for it.</summary>
public static class SwitchOffMails
{
    [AllowedTo(Role.System)]
    public sealed record Command(Guid AccountId, IReadOnlyList<NotificationKind> Kinds) : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.ChooseAsync(request.AccountId, request.Kinds.ToDictionary(each => each, _ => MailPace.Off), clock.UtcNow, cancellationToken);
            return Unit.Value;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>How an attempt to send a mail ended; what arrived or was refused for good stands in the issue's register too.</summary>
public static class RecordMail
{
    /// <param name="Failure">Null where the server took it.</param>
    /// <param name="Words">What the server or the system said.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(Guid Id, MailFailure? Failure = null, string? Words = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var mail = await db.Mails.SingleAsync(each => each.Id == request.Id, cancellationToken);
            if (request.Failure is { } failure)
            {
                mail.MarkFailed(failure, request.Words ?? string.Empty, clock.UtcNow);
            }
            else
            {
                mail.MarkSent(clock.UtcNow);
            }

            if (mail.Issue is { } issue && WayOf(mail) is { } way)
            {
                await db.LockReportAsync(mail.SubjectId, cancellationToken);
                db.Deliveries.Add(new DeliveryEvent(mail.SubjectId, issue, mail.Side, way, $"{mail.RecipientName} <{mail.Recipient}>"[..Math.Min(DeliveryEvent.NameMax, mail.RecipientName.Length + mail.Recipient.Length + 3)], mail.AccountId, clock.UtcNow, way == DeliveryWay.MailRefused ? mail.FailureWords : null));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private static DeliveryWay? WayOf(OutgoingMail mail) => mail.State switch
        {
            MailState.Sent => mail.Kind == MailKind.Reminder ? DeliveryWay.Reminded : DeliveryWay.Mailed,
            MailState.Refused => DeliveryWay.MailRefused,
            _ => null,
        };
    }
}

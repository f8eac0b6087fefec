using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>How an attempt to send a mail ended; what arrived or was finally refused is in the issue's register too.</summary>
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
            await db.HoldMailAsync(request.Id, cancellationToken);
            var mail = await db.Mails.SingleAsync(each => each.Id == request.Id, cancellationToken);
            if (mail.State != MailState.Waiting)
            {
                // Another server has written down how it went: what was sent stays sent, once.
                return Unit.Value;
            }

            if (request.Failure is { } failure)
            {
                mail.MarkFailed(failure, request.Words ?? string.Empty, clock.UtcNow);
            }
            else
            {
                mail.MarkSent(clock.UtcNow);
            }

            await db.RegisterAsync(mail, clock.UtcNow, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class MailRegister
{
    /// <summary>Of several servers that change one mail, one does so at a time.</summary>
    public static Task HoldMailAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        db.Mails.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Attempts, each => each.Attempts), cancel);

    /// <summary>Writes into the issue's register how a mail ended; nothing where it has not, or is about no issue. To be saved by the caller.</summary>
    public static async Task RegisterAsync(this WorkPlanDb db, OutgoingMail mail, DateTime atUtc, CancellationToken cancel)
    {
        if (mail.Issue is not { } issue || WayOf(mail) is not { } way)
        {
            return;
        }

        await db.LockReportAsync(mail.SubjectId, cancel);
        var name = $"{mail.RecipientName} <{mail.Recipient}>";
        db.Deliveries.Add(new DeliveryEvent(
            mail.SubjectId, issue, mail.Side, way, name[..Math.Min(DeliveryEvent.NameMax, name.Length)], mail.AccountId, atUtc, way == DeliveryWay.MailRefused ? mail.FailureWords : null));
    }

    private static DeliveryWay? WayOf(OutgoingMail mail) => mail.State switch
    {
        MailState.Sent => mail.Kind == MailKind.Reminder ? DeliveryWay.Reminded : DeliveryWay.Mailed,
        MailState.Refused => DeliveryWay.MailRefused,
        MailState.NoRecipient => DeliveryWay.NotMailed,
        MailState.Waiting or MailState.GivenUp or MailState.NotNeeded => null,
    };
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Sends the invitation with its calendar entry to secretaries and co-chairs of both sides.</summary>
public static class InviteToMeeting
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock, MailQueue mails) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            meeting.Invite(clock.UtcNow, clock.Today);
            await mails.QueueMeetingMailsAsync(meeting, MailKind.MeetingInvitation, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

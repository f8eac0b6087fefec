using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>A secretary confirms, for their side, the minutes exactly as they were shown.</summary>
public static class ConfirmMinutes
{
    /// <param name="Seen">Fingerprint of the minutes that were shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, cancellationToken);
            meeting.Confirm(context.User.OwnSide, context.User.Name, request.Seen, clock.UtcNow, clock.Today);
            var others = meeting.AreMinutesConfirmed() ? [] : await desk.PeopleAsync(Role.Secretary, context.User.OwnSide.Other(), cancellationToken);
            await desk.AskAsync($"{meeting.Id}:{request.Seen}", new NotificationSubject(meeting.Id, meeting.Code, meeting.Title, $"/meetings/{meeting.Code}"), others, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

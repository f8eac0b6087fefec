using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>One meeting with its agenda and minutes.</summary>
public static class GetMeeting
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string MeetingCode) : IQuery<Model>;

    /// <param name="Fingerprint">Of the minutes as they are shown.</param>
    /// <param name="IsHeld">True from the meeting's day on (UTC+7).</param>
    /// <param name="IsOver">True from the day after it on.</param>
    /// <param name="ConfirmsFor">The side for which this user confirms minutes; null for those who confirm none.</param>
    public sealed record Model(Meeting Meeting, string Fingerprint, bool IsHeld, bool IsOver, Side? ConfirmsFor)
    {
        public bool MayWrite => ConfirmsFor is not null;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.FindMeetingAsync(request.MeetingCode, cancellationToken);
            return new Model(meeting, meeting.MinutesFingerprint(), meeting.On <= clock.Today, meeting.On < clock.Today, context.User.Is(Role.Secretary) ? context.User.Side : null);
        }
    }
}

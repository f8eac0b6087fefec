using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What the form of a point, decision or note is filled with, and what in the plans it can be about.</summary>
public static class GetMeetingItemEditor
{
    /// <param name="ItemCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string MeetingCode, string? ItemCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Subjects">What is open first; then the other tasks that are to be done.</param>
    public sealed record Model(Meeting Meeting, MeetingItem? Saved, IReadOnlyList<OpenSubject> Subjects);

    internal sealed class Handler(VisibleDb db, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.FindMeetingAsync(request.MeetingCode, cancellationToken);
            var saved = request.ItemCode is { } code ? meeting.Items.SingleOrDefault(each => each.Code == code) ?? throw new RuleException(Rules.NotFound) : null;
            return new Model(meeting, saved, await OpenSubjects.ListAsync(db, clock.Today, cancellationToken));
        }
    }
}

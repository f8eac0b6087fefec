using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Decisions;

/// <summary>What meetings decided about what belongs to no plan, and the decisions that joined it, the last first.</summary>
public static class ListThingDecisions
{
    /// <param name="Thing">A pilot model, a course or a gate of the joint industrial park, which belong to no plan.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(SubjectLink Thing) : IQuery<IReadOnlyList<DecisionRow>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<DecisionRow>>
    {
        public async Task<IReadOnlyList<DecisionRow>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (thing, kind, code) = (request.Thing, request.Thing.Kind, request.Thing.Code);
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && (each.Items.Any(item => item.AboutKind == kind && item.AboutPlan == "" && item.AboutCode == code)
                    || each.FollowUps.Any(one => (kind == MeetingSubject.Pilot && one.PilotCode == code) || (kind == MeetingSubject.Course && one.CourseCode == code) || (kind == MeetingSubject.Gate && one.GateCode == code))))
                .OrderByDescending(each => each.On).ToListAsync(cancellationToken);
            return DecisionRow.Of(meetings, item => item.About == thing, one => one.Joined == thing);
        }
    }
}

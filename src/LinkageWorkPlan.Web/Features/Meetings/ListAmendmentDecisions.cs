using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Decisions that led to an amendment: those that are about it, and those that became tasks in it. The last first.</summary>
public static class ListAmendmentDecisions
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, int Number) : IQuery<IReadOnlyList<DecisionRow>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<DecisionRow>>
    {
        public async Task<IReadOnlyList<DecisionRow>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, number) = (request.PlanCode, request.Number.ToString(CultureInfo.InvariantCulture));
            var id = await db.Amendments.Where(each => each.Number == request.Number && db.Plans.Any(one => one.Id == each.PlanId && one.Code == plan)).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken);
            var meetings = await db.Meetings.Where(each => each.State == MeetingState.Planned && (each.Items.Any(item => item.AboutKind == MeetingSubject.Amendment && item.AboutPlan == plan && item.AboutCode == number)
                    || (id != null && each.FollowUps.Any(one => one.AmendmentId == id))))
                .OrderByDescending(each => each.On).ToListAsync(cancellationToken);
            var about = new SubjectLink(MeetingSubject.Amendment, plan, number);
            return DecisionRow.Of(meetings, item => item.About == about, followUp => id is not null && followUp.AmendmentId == id);
        }
    }
}

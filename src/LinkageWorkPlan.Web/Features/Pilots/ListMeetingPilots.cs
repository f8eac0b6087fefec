using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Models about which a meeting decided, by their numbers.</summary>
public static class ListMeetingPilots
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string MeetingCode) : IQuery<IReadOnlyList<PilotModel>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<PilotModel>>
    {
        public async Task<IReadOnlyList<PilotModel>> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = request.MeetingCode;
            return await db.Pilots.Where(each => each.DecidedMeeting == meeting).OrderBy(each => each.Number).ToListAsync(cancellationToken);
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Takes a point, decision or note out; what it said is in the history.</summary>
public static class RemoveMeetingItem
{
    /// <param name="Version">The version of the meeting that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, string ItemCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var park = await db.Parks.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancellationToken);
            var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().Where(each => each.DecidedMeeting == meeting.Code).ToListAsync(cancellationToken);
            meeting.RequireUnused(request.ItemCode, park, pilots);
            meeting.Remove(request.ItemCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

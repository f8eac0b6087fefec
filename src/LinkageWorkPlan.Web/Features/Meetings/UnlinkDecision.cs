using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Takes the link of a decision away that was made by mistake; what it led to stays as it is.</summary>
public static class UnlinkDecision
{
    /// <param name="LinkId">Of a <see cref="DecisionLink"/>.</param>
    /// <param name="Version">The version of the meeting that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, Guid LinkId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.MeetingAsync(request.MeetingId, request.Version, cancellationToken);
            var park = await db.Parks.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancellationToken);
            meeting.RequireNoGate(request.LinkId, park);
            meeting.Unlink(request.LinkId);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

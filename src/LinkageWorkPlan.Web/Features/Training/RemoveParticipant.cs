using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Takes somebody off the list of participants.</summary>
public static class RemoveParticipant
{
    /// <param name="Version">The version of the course that was shown.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, string ParticipantCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithParticipantsAsync(context.User, request.CourseId, request.Version, cancellationToken);
            course.Unregister(request.ParticipantCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Records who of the participants came to a course.</summary>
public static class RecordAttendance
{
    /// <param name="Attended">Codes of those who came; all others did not.</param>
    /// <param name="Version">The version of the course that the form was opened with.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, IReadOnlyList<string> Attended, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithParticipantsAsync(context.User, request.CourseId, request.Version, cancellationToken);
            course.RecordAttendance(request.Attended, clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Gives a certificate to everybody who attended a completed course and has none.</summary>
public static class IssueCertificates
{
    /// <param name="Version">The version of the course that was shown.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, int Version) : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithParticipantsAsync(context.User, request.CourseId, request.Version, cancellationToken);
            var given = course.Certify(clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return given;
        }
    }
}

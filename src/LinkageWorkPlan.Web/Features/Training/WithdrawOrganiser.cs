using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>A secretary withdraws an organiser of their own side from a course, who no longer reads it from then on.</summary>
public static class WithdrawOrganiser
{
    /// <param name="Version">The version of the course that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid CourseId, Guid AccountId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithOrganisersAsync(request.CourseId, cancellationToken);
            Expect.Version(course, request.Version);
            course.WithdrawOrganiser(request.AccountId, context.User.OwnSide);
            await desk.StopAskingAsync($"{course.Id}:{request.AccountId}", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

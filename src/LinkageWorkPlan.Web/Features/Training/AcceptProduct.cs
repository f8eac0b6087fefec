using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>A secretary of the side that uses a product accepts the file that was shown.</summary>
public static class AcceptProduct
{
    /// <param name="Seen">The file that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid CourseId, string ProductCode, Guid Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, cancellationToken);
            course.Accept(request.ProductCode, context.User.OwnSide, request.Seen, context.User.Name, clock.UtcNow);
            await desk.StopAskingAsync($"{request.Seen}", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

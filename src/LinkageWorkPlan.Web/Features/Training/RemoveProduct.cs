using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Takes a product out that is not accepted; what it was is in the history.</summary>
public static class RemoveProduct
{
    /// <param name="Version">The version of the course that was shown.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, string ProductCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            course.Remove(request.ProductCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

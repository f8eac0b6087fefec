using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>The office that gave a direction says that it is done.</summary>
public static class CloseDirection
{
    /// <param name="Version">The direction's version that was read.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockDirectionAsync(request.Id, request.Version, cancellationToken)).Close(context.User.OwnSide, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

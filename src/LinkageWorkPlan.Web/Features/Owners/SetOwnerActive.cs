using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>Whether an owner takes new tasks; those it has stay.</summary>
public static class SetOwnerActive
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, bool IsActive, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.SetActive(request.IsActive, context.User.OwnSide);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

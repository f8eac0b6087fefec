using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Takes back the last stage of a linkage, which was recorded by mistake.</summary>
public static class TakeBackStage
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid LinkageId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var linkage = await db.LinkageAsync(request.LinkageId, request.Version, cancellationToken);
            linkage.TakeBack();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

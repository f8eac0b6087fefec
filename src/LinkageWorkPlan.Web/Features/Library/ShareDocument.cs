using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Shares a document with both sides, and with whoever else is named; sent again, it may only reach more readers.</summary>
public static class ShareDocument
{
    /// <param name="Version">The version of the document that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, bool ForMinisters, bool ForObservers, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, AuditTrail audit) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);

            // The entry that says so is the first that the other side reads of it.
            document.Share(context.User.OwnSide, request.ForMinisters, request.ForObservers, audit.At);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

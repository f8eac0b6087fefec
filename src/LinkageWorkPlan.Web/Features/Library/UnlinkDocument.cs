using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Says that something does not use a document after all.</summary>
public static class UnlinkDocument
{
    /// <param name="UseCode">As in "U2".</param>
    /// <param name="Version">The version of the document that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, string UseCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            document.Unuse(context.User.OwnSide, request.UseCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

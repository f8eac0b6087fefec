using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Removes a comment of the side that answers, until it has answered.</summary>
public static class RemoveRequestComment
{
    /// <param name="Version">The version of the request that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, string CommentCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, request.Version, cancellationToken);
            asked.RemoveComment(context.User.OwnSide, request.CommentCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

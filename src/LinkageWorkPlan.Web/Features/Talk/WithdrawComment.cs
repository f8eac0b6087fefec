using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>Its author takes a comment back: that it was there stays visible, what it said is in the history.</summary>
public static class WithdrawComment
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Command(Guid CommentId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, NotificationDesk desk, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var comment = await db.LockCommentAsync(visible, request.CommentId, null, cancellationToken);
            comment.Withdraw(context.User.Id, clock.UtcNow);
            await desk.TakeBackAsync(comment, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

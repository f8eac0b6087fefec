using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>The sender has read one notification, all of them, or those that open some pages.</summary>
public static class ReadNotifications
{
    /// <param name="Id">Null for all.</param>
    /// <param name="Until">What was told after it is not read yet, UTC; null for no limit.</param>
    /// <param name="Paths">Null for whatever page they open.</param>
    [AllowedTo(Roles.Notified)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command(Guid? Id, DateTime? Until = null, IReadOnlyList<string>? Paths = null) : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, NotificationDesk desk, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (own, now) = (context.User.Id, clock.UtcNow);
            var unread = db.Notifications.Where(each => each.AccountId == own && each.ReadAt == null && (request.Id == null || each.Id == request.Id) && (request.Until == null || each.At <= request.Until));
            var read = request.Paths is { } paths ? unread.Where(each => paths.Contains(each.Path)) : unread;
            await read.ExecuteUpdateAsync(set => set.SetProperty(each => each.ReadAt, now), cancellationToken);
            desk.Changed(own);
            return Unit.Value;
        }
    }
}

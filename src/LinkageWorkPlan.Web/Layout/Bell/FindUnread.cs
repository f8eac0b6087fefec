using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Bell;

/// <summary>How many notifications the sender has not read, and which pages they open.</summary>
public static class FindUnread
{
    /// <summary>Pages that are known to be pointed to: of the newest, since older ones are read on their list.</summary>
    private const int MostPaths = 200;

    [AllowedTo(Roles.Notified)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(UnreadNotices Unread);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var unread = db.Notifications.Where(each => each.ReadAt == null);
            var paths = await unread.OrderByDescending(each => each.At).Select(each => each.Path).Take(MostPaths).ToListAsync(cancellationToken);
            return new Result(new UnreadNotices(paths.Count < MostPaths ? paths.Count : await unread.CountAsync(cancellationToken), [.. paths.Distinct()]));
        }
    }
}

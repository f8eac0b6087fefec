using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Bell;

/// <summary>How many notifications the sender has not read.</summary>
public static class FindUnread
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(int Count);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken) => new(await db.Notifications.CountAsync(each => each.ReadAt == null, cancellationToken));
    }
}

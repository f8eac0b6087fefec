using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>The sender's own tokens, the newest first.</summary>
public static class ListApiTokens
{
    [AllowedTo(Roles.ReportReaders | Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="CreatedAt">UTC.</param>
    /// <param name="ExpiresAt">UTC.</param>
    /// <param name="Holds">False where its day has come, or the account was changed since.</param>
    public sealed record Row(Guid Id, string Name, ApiScope Scope, DateTime CreatedAt, DateTime ExpiresAt, bool Holds);

    internal sealed class Handler(VisibleDb db, RequestContext context, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var stamp = await db.Users.Where(each => each.Id == context.User.Id).Select(each => each.SecurityStamp).SingleAsync(cancellationToken);
            return await db.OwnApiTokens.OrderByDescending(each => each.Id)
                .Select(each => new Row(each.Id, each.Name, each.Scope, each.CreatedAt, each.ExpiresAt, each.ExpiresAt > now && each.Stamp == stamp)).ToListAsync(cancellationToken);
        }
    }
}

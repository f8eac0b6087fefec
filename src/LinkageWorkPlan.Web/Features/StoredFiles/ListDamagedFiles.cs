using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.StoredFiles;

/// <summary>Stored files that were met damaged, for those who keep the server: names and hashes, nothing of what is in them.</summary>
public static class ListDamagedFiles
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="FoundAt">UTC.</param>
    public sealed record Row(StoredKind Kind, Guid FileId, string Name, string Expected, string Found, DateTime FoundAt);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.DamagedFiles.OrderByDescending(each => each.FoundAt).ThenBy(each => each.Id)
                .Select(each => new Row(each.Kind, each.FileId, each.Name, each.Expected, each.Found, each.FoundAt)).ToListAsync(cancellationToken);
    }
}

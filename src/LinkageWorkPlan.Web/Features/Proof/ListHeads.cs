using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Proof;

/// <summary>How far the history has come, and what was written down of it day by day, the newest first. Numbers and hashes say nothing of what was done.</summary>
public static class ListHeads
{
    /// <summary>Days shown.</summary>
    public const int Most = 60;

    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Now">At this moment.</param>
    public sealed record Result(HistoryHead Now, IReadOnlyList<Row> Days);

    /// <param name="Day">In Hà Nội and Vientiane (UTC+7).</param>
    public sealed record Row(DateOnly Day, long Number, string Hash, bool IsSealed);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken) => new(
            await db.HistoryHeadAsync(cancellationToken),
            await db.HistoryHeads.OrderByDescending(each => each.Day).Take(Most)
                .Select(each => new Row(each.Day, each.Number, each.Hash, each.VietnameseSeal != null && each.LaoSeal != null)).ToListAsync(cancellationToken));
    }
}

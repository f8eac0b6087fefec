using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>The memorandum's contents in the order of their codes, with how many tasks name each.</summary>
public static class ListContents
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Tasks">In all plans that the reader sees.</param>
    public sealed record Row(Guid Id, string Code, LocalizedText Title, int Version, int Tasks);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var items = await db.Memorandum.OrderBy(each => each.SortKey).Select(each => new { each.Id, each.Code, each.Title, each.Version }).ToListAsync(cancellationToken);
            var named = (await db.Tasks.Where(task => task.SearchText.Contains(MemorandumItem.AnyMark)).Select(task => task.Agreed.Contents).ToListAsync(cancellationToken))
                .SelectMany(each => each).CountBy(each => each).ToDictionary();
            return [.. items.Select(each => new Row(each.Id, each.Code, each.Title, each.Version, named.GetValueOrDefault(each.Code)))];
        }
    }
}

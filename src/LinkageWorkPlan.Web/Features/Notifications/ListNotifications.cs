using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>What the sender was told, the newest first.</summary>
public static class ListNotifications
{
    /// <summary>Of one page.</summary>
    public const int PageSize = 50;

    /// <param name="Page">From 1.</param>
    [AllowedTo(Roles.Notified)]
    public sealed record Query(int Page = 1) : IQuery<Model>;

    /// <param name="Count">Of all pages.</param>
    /// <param name="Unread">Of all pages.</param>
    /// <param name="Newest">When the newest of all pages was told, UTC.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, int Count, int Unread, int Page, DateTime Newest)
    {
        public int Pages => (Count + PageSize - 1) / PageSize;
    }

    /// <param name="ByName">Who caused it; null for the calendar.</param>
    /// <param name="At">UTC.</param>
    public sealed record Row(Guid Id, NotificationKind Kind, string Code, LocalizedText Title, string Path, string? ByName, DateTime At, int Times, bool IsRead);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var counts = await db.Notifications.GroupBy(each => each.ReadAt == null).Select(each => new { Unread = each.Key, Count = each.Count(), Newest = each.Max(one => one.At) }).ToListAsync(cancellationToken);
            var rows = await db.Notifications.OrderByDescending(each => each.At).ThenByDescending(each => each.Id).Skip((request.Page - 1) * PageSize).Take(PageSize)
                .Select(each => new Row(each.Id, each.Kind, each.Code, each.Title, each.Path, each.ByName, each.At, each.Times, each.ReadAt != null)).ToListAsync(cancellationToken);
            return new Model(rows, counts.Sum(each => each.Count), counts.Where(each => each.Unread).Sum(each => each.Count), request.Page, counts.Select(each => each.Newest).DefaultIfEmpty().Max());
        }
    }
}

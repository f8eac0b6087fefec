using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Meetings of the group, the next one first, then those that were held, the last one first.</summary>
public static class ListMeetings
{
    /// <summary>Held meetings of one page.</summary>
    public const int PageSize = 20;

    /// <param name="Page">Of those that were held, from 1; null for all of them.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(int? Page = null) : IQuery<Model>;

    /// <param name="Coming">From today on (UTC+7).</param>
    /// <param name="Held">Those of the page.</param>
    /// <param name="MayWrite">True where this user plans and changes them.</param>
    public sealed record Model(IReadOnlyList<Meeting> Coming, IReadOnlyList<Meeting> Held, bool MayWrite)
    {
        /// <summary>The page that is shown, from 1.</summary>
        public int Page { get; init; } = 1;

        public int Pages { get; init; } = 1;

        /// <summary>Decisions of all meetings that are not carried out yet, the oldest first.</summary>
        public IReadOnlyList<(Meeting Meeting, MeetingItem Item)> OpenDecisions { get; init; } = [];

        internal IEnumerable<Meeting> All => Coming.Concat(Held);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var coming = await db.Meetings.Where(each => each.On >= today).OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancellationToken);
            var held = db.Meetings.Where(each => each.On < today);
            var pages = request.Page is null ? 1 : Math.Max(1, (await held.IgnoreAutoIncludes().CountAsync(cancellationToken) + PageSize - 1) / PageSize);
            var page = Math.Clamp(request.Page ?? 1, 1, pages);
            var (skip, take) = request.Page is null ? (0, int.MaxValue) : ((page - 1) * PageSize, PageSize);
            var shown = await held.OrderByDescending(each => each.On).ThenByDescending(each => each.Number).Skip(skip).Take(take).ToListAsync(cancellationToken);
            var undone = await db.Meetings.Where(each => each.State == MeetingState.Planned && each.Items.Any(item => item.Kind == MeetingItemKind.Decision && item.ClosedOn == null))
                .OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancellationToken);
            return new Model(coming, shown, context.User.Is(Role.Secretary))
            {
                Page = page,
                Pages = pages,
                OpenDecisions = [.. undone.SelectMany(each => each.Of(MeetingItemKind.Decision).Where(item => item.IsOpen).Select(item => (each, item)))],
            };
        }
    }
}

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Linkages of the group, the furthest stage first, with counts of enterprises.</summary>
public static class ListLinkages
{
    /// <summary>Linkages of one page.</summary>
    public const int PageSize = 50;

    /// <param name="Page">From 1; null for all of them.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(int? Page = null) : IQuery<Model>;

    /// <param name="Vietnam">Name of the Vietnamese enterprise.</param>
    public sealed record Row(Linkage Linkage, LocalizedText Vietnam, LocalizedText Laos);

    /// <param name="Enterprises">How many are in the register.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, IReadOnlyList<LinkageCountRow> Counts, int Enterprises, int Page, int Pages, bool MayWrite);

    internal static async Task<IReadOnlyList<Row>> RowsAsync(VisibleDb db, IReadOnlyList<Linkage> linkages, CancellationToken cancel)
    {
        var names = await db.Enterprises.NamesAsync(linkages.SelectMany(each => new[] { each.VietnamCode, each.LaosCode }), cancel);
        return [.. linkages.Select(each => new Row(each, names.GetValueOrDefault(each.VietnamCode, LocalizedText.Empty), names.GetValueOrDefault(each.LaosCode, LocalizedText.Empty)))];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pages = request.Page is null ? 1 : Math.Max(1, (await db.Linkages.IgnoreAutoIncludes().CountAsync(cancellationToken) + PageSize - 1) / PageSize);
            var page = Math.Clamp(request.Page ?? 1, 1, pages);
            var (skip, take) = request.Page is null ? (0, int.MaxValue) : ((page - 1) * PageSize, PageSize);
            var linkages = await db.Linkages.OrderBy(each => each.Number).Skip(skip).Take(take).ToListAsync(cancellationToken);
            var counted = await CountedEnterprises.OnAsync(db.Enterprises, db.Linkages, clock.Today, cancellationToken);
            var sectors = await SectorOption.ListAsync(db, cancellationToken);
            return new Model(
                await RowsAsync(db, linkages, cancellationToken), LinkageCountRow.Of(counted, [.. sectors.Select(each => (each.Link, each.Title))]), counted.Count, page, pages, context.User.Is(Role.Secretary));
        }
    }
}

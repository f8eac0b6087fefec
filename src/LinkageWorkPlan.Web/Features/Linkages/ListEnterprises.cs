using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>A page of the register, in the order of codes.</summary>
public static class ListEnterprises
{
    /// <summary>Enterprises of one page.</summary>
    public const int PageSize = 50;

    /// <param name="Search">Part of a name, with or without marks; null for all.</param>
    /// <param name="Side">Null for both.</param>
    /// <param name="Page">From 1.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string? Search = null, Side? Side = null, int Page = 1) : IQuery<Model>;

    /// <param name="Sector">Empty where it is not known.</param>
    public sealed record Row(Enterprise Enterprise, LocalizedText Sector);

    /// <param name="Total">On all pages.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, int Total, int Page, int Pages, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = db.Enterprises.IgnoreAutoIncludes();
            if (request.Side is { } side)
            {
                found = found.Where(each => each.Side == side);
            }

            if (EnterpriseKey.Of(request.Search) is { Length: > 0 } part)
            {
                found = found.Where(each => each.NameKeys.Any(key => key.Key.Contains(part)));
            }

            var total = await found.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(request.Page, 1, pages);
            var rows = await found.OrderBy(each => each.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
            var sectors = (await SectorOption.ListAsync(db, cancellationToken)).ToDictionary(each => each.Link, each => each.Title);
            return new Model([.. rows.Select(each => new Row(each, each.Sector is { } link ? sectors.GetValueOrDefault(link, LocalizedText.Empty) : LocalizedText.Empty))], total, page, pages, context.User.Is(Role.Secretary));
        }
    }
}

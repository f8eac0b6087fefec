using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Documents of the group, the newest first; with words, those that have all of them in the title, the abstract or the newest file.</summary>
public static class ListDocuments
{
    /// <summary>Characters of what is looked for; what is longer is cut.</summary>
    public const int SearchMax = 200;

    public const int PageSize = 50;

    /// <summary>Documents that a search lists; of more the newest.</summary>
    public const int FoundMax = 1000;

    /// <param name="Search">Null for all documents.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="IsWhole">True for all of them on one page.</param>
    /// <param name="Content">Code of a content of the memorandum that each names; null for all.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string? Search = null, int Page = 1, bool IsWhole = false, string? Content = null) : IQuery<Model>;

    /// <param name="Total">Of all pages.</param>
    /// <param name="MayWrite">True where this user enters documents.</param>
    public sealed record Model(IReadOnlyList<LibraryDocument> Documents, int Total, int Page, bool MayWrite)
    {
        /// <summary>True where more than <see cref="FoundMax"/> documents hold the words.</summary>
        public bool HasMore { get; init; }

        public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var isSearch = !string.IsNullOrWhiteSpace(request.Search);
            Expression<Func<LibraryDocument, bool>>? among = null;
            if (request.Content is { } content)
            {
                // The codes are one text in the database.
                var named = (await db.Documents.IgnoreAutoIncludes().Select(each => new { each.Id, each.Contents }).ToListAsync(cancellationToken)).Where(each => each.Contents.Contains(content)).Select(each => each.Id).ToList();
                among = each => named.Contains(each.Id);
            }

            return isSearch ? await FoundAsync(request, among, cancellationToken) : await AllAsync(request, among, cancellationToken);
        }

        private async Task<Model> AllAsync(Query request, Expression<Func<LibraryDocument, bool>>? among, CancellationToken cancel)
        {
            var all = among is null ? db.Documents : db.Documents.Where(among);
            var total = await all.IgnoreAutoIncludes().CountAsync(cancel);
            var page = PageOf(request, total);
            var ordered = all.AsSplitQuery().OrderByDescending(each => each.Number);
            var documents = await (request.IsWhole ? ordered : ordered.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancel);
            return new Model(documents, total, page, context.User.Is(Role.Secretary));
        }

        private async Task<Model> FoundAsync(Query request, Expression<Func<LibraryDocument, bool>>? among, CancellationToken cancel)
        {
            var found = (await db.FindDocumentsAsync(TextLimit.Shorten(request.Search, SearchMax), FoundMax + 1, cancel, among)).ToList();
            var total = Math.Min(found.Count, FoundMax);
            var page = PageOf(request, total);
            var shown = request.IsWhole ? found[..total] : found.Take(total).Skip((page - 1) * PageSize).Take(PageSize).ToList();
            var documents = await db.Documents.AsSplitQuery().Where(each => shown.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            return new Model([.. shown.Select(each => documents[each])], total, page, context.User.Is(Role.Secretary)) { HasMore = found.Count > FoundMax };
        }

        private static int PageOf(Query request, int total) => request.IsWhole ? 1 : Math.Clamp(request.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
    }
}

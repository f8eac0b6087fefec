using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
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
        public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = db.Documents.AsSplitQuery();
            if (request.Content is { } content)
            {
                // The codes are one text in the database.
                var named = (await found.IgnoreAutoIncludes().Select(each => new { each.Id, each.Contents }).ToListAsync(cancellationToken)).Where(each => each.Contents.Contains(content)).Select(each => each.Id).ToList();
                found = found.Where(each => named.Contains(each.Id));
            }

            if (!string.IsNullOrWhiteSpace(request.Search))
            {
                return await FoundAsync(found, request, cancellationToken);
            }

            var total = await found.IgnoreAutoIncludes().CountAsync(cancellationToken);
            var page = request.IsWhole ? 1 : Math.Clamp(request.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
            var ordered = found.OrderByDescending(each => each.Number);
            var documents = await (request.IsWhole ? ordered : ordered.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
            return new Model(documents, total, page, context.User.Is(Role.Secretary));
        }

        /// <summary>What is found is looked for once: its ids say how many there are and which are on the page.</summary>
        private async Task<Model> FoundAsync(IQueryable<LibraryDocument> all, Query request, CancellationToken cancel)
        {
            var ids = await FindAsync(all, TextLimit.Shorten(request.Search, SearchMax), cancel);
            var page = request.IsWhole ? 1 : Math.Clamp(request.Page, 1, Math.Max(1, (ids.Count + PageSize - 1) / PageSize));
            List<Guid> shown = request.IsWhole ? [.. ids] : [.. ids.Skip((page - 1) * PageSize).Take(PageSize)];
            var documents = await all.Where(each => shown.Contains(each.Id)).OrderByDescending(each => each.Number).ToListAsync(cancel);
            return new Model(documents, ids.Count, page, context.User.Is(Role.Secretary));
        }

        /// <summary>Every word stands in the code, the title, the abstract, a column's description or the file, each wherever it likes. What is shared is in the index of texts; drafts and what was withdrawn are few.</summary>
        private async Task<IReadOnlyList<Guid>> FindAsync(IQueryable<LibraryDocument> all, string search, CancellationToken cancel)
        {
            var found = all.IgnoreAutoIncludes();
            var others = await found.Where(each => each.State != DocumentState.Shared).Select(each => new { each.Id, each.Title, each.Abstract }).ToListAsync(cancel);
            foreach (var word in SearchHits.WordsOf(search))
            {
                var (folded, key, code) = (SearchKey.Folded(word), LibraryWords.KeyOf(word), word.ToUpperInvariant());
                var texts = folded.Length >= WorkPlanDb.MinIndexedLength ? db.ContainingAll([folded], names: false) : db.Texts.Where(each => each.Folded.Contains(folded));
                var holding = texts.Where(each => each.Kind == TextKind.Document && !each.IsFormer).Select(each => each.AggregateId).Union(db.LibraryWords.Where(each => each.Folded.Contains(key)).Select(each => each.DocumentId));
                List<Guid> matching =
                [
                    .. others.Where(each => Languages.All.Any(language => SearchKey.Matches(each.Title[language]?.Text, word) || SearchKey.Matches(each.Abstract[language]?.Text, word))).Select(each => each.Id),
                ];
                found = found.Where(each => each.Code == code || matching.Contains(each.Id) || holding.Contains(each.Id));
            }

            return await found.OrderByDescending(each => each.Number).Select(each => each.Id).ToListAsync(cancel);
        }
    }
}

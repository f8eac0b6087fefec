using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
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
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string? Search = null, int Page = 1, bool IsWhole = false) : IQuery<Model>;

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
            if (!string.IsNullOrWhiteSpace(request.Search))
            {
                var ids = await FindAsync(TextLimit.Shorten(request.Search, SearchMax), cancellationToken);
                found = found.Where(each => ids.Contains(each.Id));
            }

            var total = await found.IgnoreAutoIncludes().CountAsync(cancellationToken);
            var page = request.IsWhole ? 1 : Math.Clamp(request.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
            var ordered = found.OrderByDescending(each => each.Number);
            var documents = await (request.IsWhole ? ordered : ordered.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
            return new Model(documents, total, page, context.User.Is(Role.Secretary));
        }

        /// <summary>Every word stands in the code, the title, the abstract or the file, each wherever it likes. What is shared is in the index of texts; drafts and what was withdrawn are few.</summary>
        private async Task<IReadOnlyList<Guid>> FindAsync(string search, CancellationToken cancel)
        {
            HashSet<Guid>? found = null;
            var others = await db.Documents.IgnoreAutoIncludes().Where(each => each.State != DocumentState.Shared).Select(each => new { each.Id, each.Title, each.Abstract }).ToListAsync(cancel);
            foreach (var word in SearchHits.WordsOf(search))
            {
                var (folded, key, code) = (SearchKey.Folded(word), LibraryWords.KeyOf(word), word.ToUpperInvariant());
                List<Guid> holding =
                [
                    .. await db.Texts.Where(each => each.Kind == TextKind.Document && each.Folded.Contains(folded)).Select(each => each.AggregateId).ToListAsync(cancel),
                    .. await db.LibraryWords.Where(each => each.Folded.Contains(key)).Select(each => each.DocumentId).ToListAsync(cancel),
                    .. await db.Documents.IgnoreAutoIncludes().Where(each => each.Code == code).Select(each => each.Id).ToListAsync(cancel),
                    .. others.Where(each => Languages.All.Any(language => SearchKey.Matches(each.Title[language]?.Text, word) || SearchKey.Matches(each.Abstract[language]?.Text, word))).Select(each => each.Id),
                ];
                found = found is null ? [.. holding] : [.. found.Intersect(holding)];
            }

            return [.. found ?? []];
        }
    }
}

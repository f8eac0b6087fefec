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

        /// <summary>Documents that are looked at in one statement.</summary>
        private const int LookedAt = 2000;

        /// <summary>What is found is looked for once: its ids say how many there are and which are on the page.</summary>
        private async Task<Model> FoundAsync(IQueryable<LibraryDocument> all, Query request, CancellationToken cancel)
        {
            var ids = await FindAsync(all, TextLimit.Shorten(request.Search, SearchMax), cancel);
            var page = request.IsWhole ? 1 : Math.Clamp(request.Page, 1, Math.Max(1, (Math.Min(ids.Count, FoundMax) + PageSize - 1) / PageSize));
            List<Guid> shown = request.IsWhole ? [.. ids.Take(FoundMax)] : [.. ids.Skip((page - 1) * PageSize).Take(PageSize)];
            var documents = await all.Where(each => shown.Contains(each.Id)).OrderByDescending(each => each.Number).ToListAsync(cancel);
            return new Model(documents, Math.Min(ids.Count, FoundMax), page, context.User.Is(Role.Secretary)) { HasMore = ids.Count > FoundMax };
        }

        /// <summary>
        /// Every word stands in the code, the title, the abstract, a column's description or the file, each wherever it likes. The files are read through once, for the longest word that few
        /// documents hold; the others are looked for in those alone. Where every word is in many documents, the newest that hold all of them are soon found.
        /// </summary>
        private async Task<IReadOnlyList<Guid>> FindAsync(IQueryable<LibraryDocument> all, string search, CancellationToken cancel)
        {
            var found = all.IgnoreAutoIncludes();
            var others = await found.Where(each => each.State != DocumentState.Shared).Select(each => new Other(each.Id, each.Title, each.Abstract)).ToListAsync(cancel);
            List<Guid>? few = null;
            foreach (var word in SearchHits.WordsOf(search).OrderByDescending(each => each.Length))
            {
                List<Guid> titled = [.. others.Where(each => each.Has(word)).Select(each => each.Id)];
                if (few is null && await HoldingAsync(word, cancel) is { Count: <= FoundMax } holding)
                {
                    var code = word.ToUpperInvariant();
                    few = [.. titled, .. holding, .. await found.Where(each => each.Code == code).Select(each => each.Id).ToListAsync(cancel)];
                }
                else
                {
                    found = Holding(found, word, titled);
                }
            }

            return few is null ? await NewestAsync(found, cancel)
                : await found.Where(each => few.Contains(each.Id)).OrderByDescending(each => each.Number).Select(each => each.Id).Take(FoundMax + 1).ToListAsync(cancel);
        }

        /// <summary>Every word is in many documents: so many are looked at as are needed, the newest first.</summary>
        private static async Task<IReadOnlyList<Guid>> NewestAsync(IQueryable<LibraryDocument> found, CancellationToken cancel)
        {
            List<Guid> ids = [];
            var last = await found.OrderByDescending(each => each.Number).Select(each => each.Number).FirstOrDefaultAsync(cancel);
            while (last > 0 && ids.Count <= FoundMax)
            {
                var (to, from) = (last, last - LookedAt);
                ids.AddRange(await found.Where(each => each.Number <= to && each.Number > from).OrderByDescending(each => each.Number).Select(each => each.Id).Take(FoundMax + 1 - ids.Count).ToListAsync(cancel));
                last = from;
            }

            return ids;
        }

        /// <summary>Documents with a word in their texts or files, seen by the reader or not: more than <see cref="FoundMax"/> where there are so many.</summary>
        private async Task<List<Guid>> HoldingAsync(string word, CancellationToken cancel)
        {
            var (folded, key) = (SearchKey.Folded(word), LibraryWords.KeyOf(word));
            var texts = folded.Length >= WorkPlanDb.MinIndexedLength ? db.ContainingAll([folded], names: false) : db.Texts.Where(each => each.Folded.Contains(folded));
            var holding = await texts.Where(each => each.Kind == TextKind.Document && !each.IsFormer).Select(each => each.AggregateId).Take(FoundMax + 1).ToListAsync(cancel);
            return holding.Count > FoundMax ? holding : [.. holding, .. await db.WordsHolding(key).Select(each => each.DocumentId).Take(FoundMax + 1).ToListAsync(cancel)];
        }

        private IQueryable<LibraryDocument> Holding(IQueryable<LibraryDocument> found, string word, List<Guid> titled)
        {
            var (folded, code, holding) = (SearchKey.Folded(word), word.ToUpperInvariant(), db.WordsHolding(LibraryWords.KeyOf(word)));
            return found.Where(each => each.Code == code || titled.Contains(each.Id)
                || db.Texts.Any(text => text.AggregateId == each.Id && text.Kind == TextKind.Document && !text.IsFormer && text.Folded.Contains(folded))
                || holding.Any(words => words.DocumentId == each.Id));
        }

        /// <summary>A document that the index of texts does not have.</summary>
        private sealed record Other(Guid Id, LocalizedText Title, LocalizedText Abstract)
        {
            public bool Has(string word) => Languages.All.Any(language => SearchKey.Matches(Title[language]?.Text, word) || SearchKey.Matches(Abstract[language]?.Text, word));
        }
    }
}

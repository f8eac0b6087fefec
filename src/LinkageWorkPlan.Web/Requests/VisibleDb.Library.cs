using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Documents that were shared with the reader, and drafts of the reader's own side.</summary>
    public IQueryable<LibraryDocument> Documents
    {
        get
        {
            var side = User.Side;
            var all = db.Documents.AsNoTracking();
            return Of(Matter.Plans) switch
            {
                Sight.Everything => all.Where(document => document.SharedAt != null || document.Side == side),
                Sight.Published => all.Where(document => document.SharedAt != null && document.ForObservers),
                Sight.Own or Sight.Nothing => Is(Role.MinisterOffice) ? all.Where(document => document.SharedAt != null && document.ForMinisters) : all.Where(document => false),
            };
        }
    }

    /// <summary>What the sides ask each other, for those who see drafts.</summary>
    public IQueryable<SideRequest> SideRequests => Shown(Matter.Plans, db.SideRequests, request => false);

    /// <summary>Files of documents that the reader sees.</summary>
    public IQueryable<LibraryFile> LibraryFiles
    {
        get
        {
            var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
            return db.LibraryFiles.AsNoTracking().Where(file => documents.Contains(file.DocumentId));
        }
    }

    /// <summary>First rows of data of documents that the reader sees.</summary>
    public IQueryable<LibraryTable> LibraryTables
    {
        get
        {
            var documents = Documents.IgnoreAutoIncludes().Select(document => document.Id);
            return db.LibraryTables.AsNoTracking().Where(table => documents.Contains(table.DocumentId));
        }
    }

    /// <summary>
    /// Documents that the reader sees and that hold every word, each in the title, the abstract, the description of a column or the newest file: the newest first, and before them those of which a
    /// word is the code.
    /// </summary>
    /// <param name="words">As typed.</param>
    /// <param name="most">More are not looked for.</param>
    /// <param name="among">What else holds of them; null for nothing.</param>
    /// <returns>Their ids; none where there are no words.</returns>
    internal async Task<IReadOnlyList<Guid>> FindDocumentsAsync(string? words, int most, CancellationToken cancel, Expression<Func<LibraryDocument, bool>>? among = null)
    {
        var seen = among is null ? Documents.IgnoreAutoIncludes() : Documents.IgnoreAutoIncludes().Where(among);
        List<Guid> found = [.. await NamedAsync(seen, SearchHits.WordsOf(words), cancel)];
        List<string> keys = [.. SearchHits.WordsOf(words).Select(LibraryWords.KeyOf).Where(key => key.Length > 0).Distinct()];

        // Of what holds the words the reader may see little: each time more is read.
        for (var (below, read) = (int.MaxValue, most); keys.Count > 0 && found.Count < most; read *= 4)
        {
            var numbers = await db.DocumentsHoldingAsync(keys, below, read, cancel);
            var ids = await seen.Where(each => numbers.Contains(each.Number)).OrderByDescending(each => each.Number).Select(each => each.Id).Take(most).ToListAsync(cancel);
            found.AddRange(ids.Except(found).Take(most - found.Count).ToList());
            if (numbers.Count < read)
            {
                break;
            }

            below = numbers[^1];
        }

        return found;
    }

    /// <summary>Documents of which one word is the code, and which hold the others.</summary>
    private async Task<List<Guid>> NamedAsync(IQueryable<LibraryDocument> seen, IReadOnlyList<string> words, CancellationToken cancel)
    {
        List<int> numbers = [.. words.Select(LibraryDocument.NumberOf).OfType<int>()];
        if (numbers.Count == 0)
        {
            return [];
        }

        var named = await seen.Where(each => numbers.Contains(each.Number)).Join(db.LibraryWords, each => each.Id, each => each.DocumentId, (document, held) => new { document.Id, document.Number, held.Folded }).ToListAsync(cancel);
        return [.. named.Where(each => words.All(word => LibraryDocument.NumberOf(word) == each.Number || each.Folded.Contains(LibraryWords.KeyOf(word), StringComparison.Ordinal))).Select(each => each.Id)];
    }

    /// <summary>What the other side did to a document before it was shared is in its own history alone: neither what it says nor that there is something.</summary>
    private IQueryable<AuditEntry> WithoutHiddenDocuments(IQueryable<AuditEntry> entries)
    {
        var side = User.Side;
        return entries.Where(entry => entry.SubjectKind != nameof(LibraryDocument)
            || db.Documents.Any(document => document.Id == entry.SubjectId && (document.Side == side || (document.SharedAt != null && entry.At >= document.SharedAt))));
    }
}

using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>Finds documents by the words inside their files. They stand behind what is called so.</summary>
internal static class FileWordsReader
{
    /// <summary>Files that are read for one search: in more of them nobody looks for this word.</summary>
    private const int HoldingMax = 500;

    /// <param name="found">What was found by titles and other texts.</param>
    /// <param name="known">Ids of what was found already.</param>
    /// <param name="size">Finds shown of a group.</param>
    public static async Task<IReadOnlyList<FindTexts.Found>> AddAsync(VisibleDb db, SearchWords words, List<FindTexts.Found> found, IReadOnlyList<Guid> known, int size, CancellationToken cancel)
    {
        List<string> keys = [.. SearchHits.WordsOf(words.Typed).Select(LibraryWords.KeyOf)];
        if (keys.TrueForAll(key => key.Length < WorkPlanDb.MinIndexedLength))
        {
            // Words of one or two letters are in every file.
            return found;
        }

        var holding = db.LibraryWords.Where(each => !known.Contains(each.DocumentId));
        foreach (var key in keys)
        {
            holding = holding.Where(each => each.Folded.Contains(key));
        }

        var at = found.FindIndex(each => each.Group == SearchGroup.Documents);
        var before = at < 0 ? new FindTexts.Found(SearchGroup.Documents, [], HasMore: false) : found[at];
        var room = size - before.Hits.Count;
        var ids = await holding.Select(each => each.DocumentId).Take(HoldingMax).ToListAsync(cancel);
        var documents = await db.Documents.IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).OrderByDescending(each => each.Number).Take(room + 1)
            .Select(each => new { each.Id, each.Code, each.Title }).ToListAsync(cancel);
        if (documents.Count == 0)
        {
            return found;
        }

        var now = new FindTexts.Found(
            SearchGroup.Documents,
            [.. before.Hits, .. documents.Take(room).Select(each => new FindTexts.Hit(SearchGroup.Documents, each.Id, string.Empty, each.Code, "Title", each.Title, LocalizedText.Empty))],
            before.HasMore || documents.Count > room);
        return at < 0 ? [.. found, now] : [.. found[..at], now, .. found[(at + 1)..]];
    }
}

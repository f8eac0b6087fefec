using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>Finds documents by the words inside their files. They stand behind what is called so.</summary>
internal static class FileWordsReader
{
    /// <param name="found">What was found by titles and other texts.</param>
    /// <param name="known">Ids of what was found already.</param>
    /// <param name="size">Finds shown of a group.</param>
    public static async Task<IReadOnlyList<FindTexts.Found>> AddAsync(VisibleDb db, SearchWords words, List<FindTexts.Found> found, IReadOnlyList<Guid> known, int size, CancellationToken cancel)
    {
        if (SearchHits.WordsOf(words.Typed).All(word => LibraryWords.KeyOf(word).Length < WorkPlanDb.MinIndexedLength))
        {
            // Words of one or two letters are in every file.
            return found;
        }

        var at = found.FindIndex(each => each.Group == SearchGroup.Documents);
        var before = at < 0 ? new FindTexts.Found(SearchGroup.Documents, [], HasMore: false) : found[at];
        var room = size - before.Hits.Count;
        if (room == 0 && before.HasMore)
        {
            return found;
        }

        var ids = await db.FindDocumentsAsync(words.Typed, room + 1, cancel, each => !known.Contains(each.Id));
        var documents = await db.Documents.IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).OrderByDescending(each => each.Number)
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

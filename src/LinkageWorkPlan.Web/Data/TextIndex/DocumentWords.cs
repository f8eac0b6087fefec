using LinkageWorkPlan.Domain.Library;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Keeps what documents are searched by up to date with what they say of themselves, drafts and withdrawn ones included: whoever reads them finds them.</summary>
internal static class DocumentWords
{
    public static async Task FollowAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var known = await db.LibraryWords.Where(each => ids.Contains(each.DocumentId)).ToDictionaryAsync(each => each.DocumentId, cancel);
        foreach (var document in await db.Documents.IgnoreAutoIncludes().Include(each => each.Columns).AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel))
        {
            if (known.TryGetValue(document.Id, out var words))
            {
                words.Describe(document);
            }
            else
            {
                db.LibraryWords.Add(new LibraryWords(document));
            }
        }
    }
}

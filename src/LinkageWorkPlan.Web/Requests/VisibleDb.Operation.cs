using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>What the database is: nothing of what is in it.</summary>
    public async Task<DatabaseFacts> DatabaseFactsAsync(CancellationToken cancel)
    {
        var (kind, bytes) = await db.SizeAsync(cancel);
        return new DatabaseFacts(kind, bytes, (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? string.Empty, db.Folder);
    }

    /// <summary>When something was saved last, UTC; null where nothing was yet.</summary>
    public Task<DateTime?> LastSavedAsync(CancellationToken cancel) =>
        db.HistoryLinks.OrderByDescending(link => link.Number).Take(1).Join(db.History, link => link.EntryId, entry => entry.Id, (_, entry) => (DateTime?)entry.At).SingleOrDefaultAsync(cancel);
}

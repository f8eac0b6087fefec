using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>What the database is: nothing of what is in it.</summary>
    public async Task<DatabaseFacts> DatabaseFactsAsync(CancellationToken cancel)
    {
        var (kind, bytes) = await db.SizeAsync(cancel);
        return new DatabaseFacts(kind, bytes, (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? string.Empty, db.Folder, await db.ServersAsync(cancel));
    }

    /// <summary>The latest moment in the history, UTC, whatever was added after it by a clock that was set back; null where nothing was saved yet.</summary>
    public Task<DateTime?> LastSavedAsync(CancellationToken cancel) => db.History.MaxAsync(entry => (DateTime?)entry.At, cancel);
}

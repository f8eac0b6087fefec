using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Brings an older database to this program's schema, and refuses one that a newer program made.</summary>
public static class DatabaseUpgrade
{
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="StartupException">The database is newer than the program, is used by another, or cannot be opened.</exception>
    public static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        try
        {
            using var alone = await DatabaseProvider.BeginUpgradeAsync(db, cancel);
            var known = db.Database.GetMigrations().ToHashSet();
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            var unknown = applied.Where(each => !known.Contains(each)).ToList();
            if (unknown.Count > 0)
            {
                throw new StartupException($"The database was made by a newer version of this program (it has {unknown[^1]}). Nothing was changed. Install that version or newer.");
            }

            if (known.Count > applied.Count)
            {
                await db.Database.MigrateAsync(cancel);
            }

            await TextIndex.TextIndexUpgrade.ApplyAsync(db, scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TextIndex.TextIndexUpgrade)), cancel);
            return known.Count - applied.Count;
        }
        catch (Exception exception) when (exception is not (StartupException or OperationCanceledException))
        {
            throw new StartupException(DatabaseProvider.Explain(exception, db), exception);
        }
    }
}

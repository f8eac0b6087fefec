using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Brings an older database to this program's schema, and refuses one that a newer program made.</summary>
public static class DatabaseUpgrade
{
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="StartupException">The database is newer than the program, is used by others, or cannot be opened.</exception>
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

            var isBehind = known.Count > applied.Count;
            await using var only = isBehind || !await TextIndex.TextIndexUpgrade.IsCurrentAsync(db, cancel) ? await DatabaseProvider.RequireAloneAsync(db, services, cancel) : null;
            if (isBehind)
            {
                await db.Database.MigrateAsync(cancel);
            }

            await TextIndex.TextIndexUpgrade.ApplyAsync(db, scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TextIndex.TextIndexUpgrade)), cancel);
            await services.GetRequiredService<CopyState>().ReadAsync(db, cancel);
            return known.Count - applied.Count;
        }
        catch (Exception exception) when (exception is not (StartupException or OperationCanceledException))
        {
            throw new StartupException(DatabaseProvider.Explain(exception, db), exception);
        }
    }

    /// <summary>For what only reads: nothing is made or upgraded, as a server of another version may use the database.</summary>
    /// <exception cref="StartupException">It is not there, holds nothing, is not as this program leaves it, or cannot be opened.</exception>
    public static async Task RequireCurrentAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        try
        {
            var (known, applied) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList());
            if (applied.Count > 0 && !applied.SequenceEqual(known))
            {
                throw new StartupException($"The database is as {applied[^1]} left it, and this program's is as {known[^1]} does: \"migrate\" upgrades an older one, and a newer one needs a newer program. Nothing was changed.");
            }

            if (applied.Count == 0 || !await db.Users.AnyAsync(cancel))
            {
                throw new StartupException("There is nothing in this database, not even an account: Data:Path or ConnectionStrings:Default names the one that is meant. Nothing was written.");
            }

            await services.GetRequiredService<CopyState>().ReadAsync(db, cancel);
        }
        catch (Exception exception) when (exception is not (StartupException or OperationCanceledException))
        {
            throw new StartupException(DatabaseProvider.Explain(exception, db), exception);
        }
    }
}

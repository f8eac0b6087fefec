using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>Makes backups of the database and restores them.</summary>
internal static class Backups
{
    /// <param name="Restored">True where the copy was restored to a scratch place; false where it was only read through.</param>
    public sealed record Made(BackupManifest Manifest, bool Restored);

    /// <param name="Aside">Where the database that was there is kept; null where there was none.</param>
    public sealed record Taken(BackupManifest Manifest, string? Aside, bool IsOlder);

    /// <summary>Writes a backup and checks what was written by restoring it to a scratch place. Others go on working meanwhile.</summary>
    /// <param name="tools">Folder of pg_dump and pg_restore; null where they are in <c>PATH</c>.</param>
    /// <param name="to">Where to; what cannot be checked is not left there (<see cref="Files.OutputFile"/>).</param>
    /// <param name="scratch">A folder with room for two copies of the database.</param>
    /// <param name="recipients">Who can open it; it is not encrypted where there are none.</param>
    public static async Task<Made> WriteAsync(WorkPlanDb db, string? tools, Stream to, DirectoryInfo scratch, IReadOnlyList<BackupRecipient> recipients, DateTime now, CancellationToken cancel)
    {
        var copy = DatabaseCopy.Of(db, tools);
        var migrations = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        using var written = new ScratchFile(scratch);
        await copy.WriteAsync(written.Path, cancel);
        var restored = await copy.CheckAsync(written.Path, cancel);
        var manifest = new BackupManifest(BackupManifest.FormatNow, typeof(Backups).Assembly.GetName().Version?.ToString() ?? string.Empty, copy.Provider, migrations, now, 0, string.Empty);
        if (recipients.Count == 0)
        {
            await BackupFile.WriteAsync(to, written.Path, manifest, cancel);
        }
        else
        {
            await EncryptedFile.WriteAsync(to, recipients, plain => BackupFile.WriteAsync(plain, written.Path, manifest, cancel), cancel);
        }

        return new Made(manifest, restored);
    }

    /// <summary>Puts a backup in the place of the database, whole or not at all. The old database is kept beside it.</summary>
    /// <param name="key">Of one of those for whom it was encrypted; null for one that is not.</param>
    /// <exception cref="StartupException">The backup is damaged, newer than this program or of another kind of database, or a server is running. Nothing was changed.</exception>
    public static async Task<Taken> RestoreAsync(WorkPlanDb db, string? tools, FileInfo file, BackupKey? key, DateTime now, CancellationToken cancel)
    {
        var copy = DatabaseCopy.Of(db, tools);
        using var unpacked = new ScratchFile(file.Directory!);
        var manifest = await BackupFile.OpenAsync(file, key, unpacked.Path, cancel);
        if (manifest.Provider != copy.Provider)
        {
            throw new StartupException($"The backup {file.FullName} is of {manifest.Provider}, and Database:Provider is {copy.Provider}. Nothing was changed. \"export --all\" and \"import --all\" take data from one to the other.");
        }

        var known = db.Database.GetMigrations().ToList();
        if (manifest.Migrations.Except(known, StringComparer.Ordinal).Any())
        {
            throw BackupFile.Newer(file, manifest);
        }

        await copy.CheckAsync(unpacked.Path, cancel);
        return new Taken(manifest, await copy.ReplaceAsync(unpacked.Path, now, cancel), manifest.Migrations.Count < known.Count);
    }
}

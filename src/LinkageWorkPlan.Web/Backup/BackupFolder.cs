using System.Globalization;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>A folder of backups: a new one is added, those beyond what is kept are deleted. Nothing is deleted that is not in the journal with its name and length.</summary>
internal static class BackupFolder
{
    public const string Prefix = "linkage-work-plan-";
    private const string LockName = ".making";
    private static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    /// <param name="NotDeleted">What was to be deleted and could not be; the backup is made in any case.</param>
    public sealed record Made(BackupJournal.Entry Entry, int Deleted, string? NotDeleted);

    /// <summary>Makes a backup and writes it, or why there is none, into the journal.</summary>
    /// <exception cref="StartupException">There is none: the folder cannot be used, another is being made, or the database cannot be copied.</exception>
    public static Task<Made> AddAsync(WorkPlanDb db, BackupOptions options, string folder, BackupKeep keep, DateTime now, CancellationToken cancel) =>
        AddAsync(folder, keep, now, place => WriteAsync(db, options, place, now, cancel));

    /// <param name="write">Writes a file into the folder, whose name begins with <see cref="Prefix"/>.</param>
    /// <inheritdoc cref="AddAsync(WorkPlanDb, BackupOptions, string, BackupKeep, DateTime, CancellationToken)"/>
    public static async Task<Made> AddAsync(string folder, BackupKeep keep, DateTime now, Func<DirectoryInfo, Task<BackupJournal.Entry>> write)
    {
        var place = Open(folder);
        await using var alone = Lock(place);
        var journal = BackupJournal.Read(place.FullName);
        try
        {
            Sweep(place, now);
            var entry = await write(place);
            journal = journal.With(entry);
            await journal.WriteAsync(place.FullName);
            return await DropAsync(place, journal, keep, entry);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await NoteAsync(place, journal, now, fault.Message);
            throw fault is StartupException or Npgsql.NpgsqlException or Microsoft.Data.Sqlite.SqliteException ? fault : new StartupException($"The backup failed: {fault.Message}", fault);
        }
    }

    private static async Task<BackupJournal.Entry> WriteAsync(WorkPlanDb db, BackupOptions options, DirectoryInfo place, DateTime now, CancellationToken cancel)
    {
        var recipients = options.ReadRecipients();
        var file = new FileInfo(Path.Combine(place.FullName, Prefix + now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + (recipients.Count > 0 ? BackupFile.EncryptedEnding : BackupFile.Ending)));
        try
        {
            Backups.Made? made = null;
            await OutputFile.WritePrivateAsync(file, async to => made = await Backups.WriteAsync(db, options.PostgresTools, to, place, recipients, now, cancel));
            file.Refresh();
            return new BackupJournal.Entry(file.Name, now, file.Length, made!.Restored, [.. recipients.Select(each => new BackupJournal.Recipient(each.Side, each.Name))]);
        }
        finally
        {
            recipients.ForEach(each => each.Dispose());
        }
    }

    /// <summary>Entries whose file is gone are forgotten; a file that is no longer as it was written is somebody else's.</summary>
    private static async Task<Made> DropAsync(DirectoryInfo place, BackupJournal journal, BackupKeep keep, BackupJournal.Entry newest)
    {
        var there = journal.Made.Where(each => IsOurs(place, each)).ToList();
        var kept = keep.Of(there.Select(each => each.At));
        string? notDeleted = null;
        var gone = new List<BackupJournal.Entry>();
        foreach (var each in there.Where(each => !kept.Contains(each.At)))
        {
            try
            {
                File.Delete(Path.Combine(place.FullName, each.Name));
                gone.Add(each);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                notDeleted = $"{each.Name} ({fault.Message.TrimEnd('.')})";
            }
        }

        await (journal with { Made = [.. there.Except(gone)] }).WriteAsync(place.FullName);
        return new Made(newest, gone.Count, notDeleted);
    }

    private static bool IsOurs(DirectoryInfo place, BackupJournal.Entry entry) =>
        entry.Name.StartsWith(Prefix, StringComparison.Ordinal) && entry.Name == Path.GetFileName(entry.Name)
        && new FileInfo(Path.Combine(place.FullName, entry.Name)) is { Exists: true } file && file.Length == entry.Bytes && file.LinkTarget is null;

    /// <summary>What a process that was killed left of a backup: pieces of a day ago, which nobody writes any more.</summary>
    private static void Sweep(DirectoryInfo place, DateTime now)
    {
        foreach (var each in place.EnumerateDirectories(ScratchFile.Prefix + "*").Where(each => now - each.LastWriteTimeUtc > LeftBehind))
        {
            each.Delete(recursive: true);
        }

        foreach (var each in place.EnumerateFiles(Prefix + "*" + OutputFile.Unfinished))
        {
            each.Delete();
        }
    }

    private static async Task NoteAsync(DirectoryInfo place, BackupJournal journal, DateTime now, string words)
    {
        try
        {
            await journal.WithFault(now, words).WriteAsync(place.FullName);
        }
        catch (StartupException)
        {
            // The disk is full, or gone: the caller says what failed.
        }
    }

    private static DirectoryInfo Open(string folder)
    {
        try
        {
            return OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"The folder {folder} for backups cannot be made or written to ({fault.Message.TrimEnd('.')}).", fault);
        }
    }

    private static FileStream Lock(DirectoryInfo place)
    {
        try
        {
            return new FileStream(Path.Combine(place.FullName, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {place.FullName} cannot be written to, or another backup is being made into it ({fault.Message.TrimEnd('.')}).", fault);
        }
    }
}

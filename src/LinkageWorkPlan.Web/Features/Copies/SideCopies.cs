using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>Makes a side's own copy: what that side may see of everything, which its own keys alone open.</summary>
internal static class SideCopies
{
    /// <summary>Adds one to the side's folder; those beyond what is kept are deleted.</summary>
    /// <exception cref="Settings.StartupException">There is none; the journal of the folder says why.</exception>
    public static Task<BackupFolder.Made> AddAsync(WorkPlanDb db, CopyOptions options, Side side, DateTime now, CancellationToken cancel) =>
        BackupFolder.AddAsync(options.FolderOf(side), options.Keep, now, place => WriteAsync(db, options, side, place, now, cancel));

    /// <param name="to">Empty; can be read and sought.</param>
    public static Task<ExportManifest> WriteAsync(WorkPlanDb db, Stream to, Side side, DateTime now, CancellationToken cancel) => ExportWriter.WriteAsync(
        db, to, now, tables => CopyRules.SelectAsync(db, tables, side, cancel), selection => new SideCopy(side, selection.WithheldEntries), cancel);

    private static async Task<BackupJournal.Entry> WriteAsync(WorkPlanDb db, CopyOptions options, Side side, DirectoryInfo place, DateTime now, CancellationToken cancel)
    {
        var recipients = options.ReadRecipients(side);
        var name = $"{BackupFolder.Prefix}{side.ToString().ToLowerInvariant()}-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{BackupFile.EncryptedEnding}";
        var file = new FileInfo(Path.Combine(place.FullName, name));
        try
        {
            await OutputFile.WritePrivateAsync(file, to => EncryptedFile.WriteAsync(to, recipients, plain => WriteAsync(db, new CountingStream(plain), side, now, cancel), cancel));
            file.Refresh();
            return new BackupJournal.Entry(file.Name, now, file.Length, Restored: false, [.. recipients.Select(each => new BackupJournal.Recipient(each.Side, each.Name))]);
        }
        finally
        {
            recipients.ForEach(each => each.Dispose());
        }
    }
}

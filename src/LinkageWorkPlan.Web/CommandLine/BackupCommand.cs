using System.CommandLine;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Writes a backup of the database, also while servers use it. Exit code 0 means that there is one which was checked.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var output = new Option<FileInfo>("--out") { Description = $"The file to write, {BackupFile.Ending}, or {BackupFile.EncryptedEnding} where the settings name recipients; one that is there is replaced once the new one was checked." };
        var folder = new Option<DirectoryInfo>("--folder") { Description = "In place of --out: a folder to which a backup named by its time is added, and from which old ones are deleted that this program made." };
        var keep = new Option<int?>("--keep") { Description = "With --folder: of how many days the newest backup is kept; Backup:KeepDays where it is left out. Those of weeks and months are kept by the settings." };
        var command = new Command("backup", "Copies the whole database, stored files and keys included, into one file, and checks it by restoring it to a scratch place. Servers go on meanwhile. With recipients in the settings the file is encrypted for them. Seals, which are files of your own, and settings are not in it.") { output, folder, keep }.WithSettings();
        command.Validators.Add(line =>
        {
            if (line.GetResult(output) is null == line.GetResult(folder) is null)
            {
                line.AddError("Say either --out FILE or --folder FOLDER.");
            }
            else if (line.GetResult(keep) is not null && (line.GetResult(folder) is null || line.GetValue(keep) is < 1 or > BackupOptions.KeepMax))
            {
                line.AddError($"--keep belongs to --folder and is a whole number from 1 to {BackupOptions.KeepMax}.");
            }
        });
        command.SetAction((line, cancel) => RunAsync(line.GetValue(output), line.GetValue(folder), line.GetValue(keep), Settings.Of(line), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? file, DirectoryInfo? folder, int? days, string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);
        await DatabaseUpgrade.RequireCurrentAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, options, now) = (scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), app.Services.GetRequiredService<BackupOptions>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (folder is not null)
        {
            var added = await BackupFolder.AddAsync(db, options, folder.FullName, days is { } kept ? options.Keep with { Days = kept } : options.Keep, now, cancel);
            Say(Path.Combine(folder.FullName, added.Entry.Name), added.Entry.Bytes, added.Entry.Restored, [.. added.Entry.Recipients.Select(each => each.Name)]);
            if (added.Deleted > 0)
            {
                Console.WriteLine($"Old backups deleted: {NumberText.Format(added.Deleted, Language.En, 0)}.");
            }

            if (added.NotDeleted is { } left)
            {
                await Console.Error.WriteLineAsync($"An old backup could not be deleted: {left}.".AsMemory(), cancel);
            }

            return 0;
        }

        await WriteAsync(db, options, file!, now, cancel);
        return 0;
    }

    private static async Task WriteAsync(WorkPlanDb db, BackupOptions options, FileInfo file, DateTime now, CancellationToken cancel)
    {
        var recipients = options.ReadRecipients();
        try
        {
            var ending = recipients.Count > 0 ? BackupFile.EncryptedEnding : BackupFile.Ending;
            if (!file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                throw new StartupException($"--out ends with {ending}{(recipients.Count > 0 ? ", since the settings name recipients and it is encrypted for them" : null)}; \"{file.Name}\" does not.");
            }

            Backups.Made? made = null;
            await OutputFile.WritePrivateAsync(file, async to => made = await Backups.WriteAsync(db, options.PostgresTools, to, file.Directory!, recipients, now, cancel));
            file.Refresh();
            Say(file.FullName, file.Length, made!.Restored, [.. recipients.Select(each => each.Name)]);
        }
        finally
        {
            recipients.ForEach(each => each.Dispose());
        }
    }

    private static void Say(string file, long bytes, bool restored, IReadOnlyList<string> recipients) =>
        Console.WriteLine($"Written: {file} ({NumberText.Format(bytes, Language.En, 0)} bytes). {(restored
            ? "It was restored to a scratch place and found whole."
            : "It was read through and found whole; to have it restored to a scratch database, give this user the right CREATEDB.")} {(recipients.Count > 0
            ? $"It is encrypted; the key of any of these opens it: {string.Join("; ", recipients)}."
            : "It is not encrypted. Whoever has it has everything: keep it as the database itself.")}");
}

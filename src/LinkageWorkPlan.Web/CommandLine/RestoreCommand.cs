using System.CommandLine;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Puts a backup in the place of the database.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var from = new Option<FileInfo>("--from") { Description = "A file that \"backup\" wrote.", Required = true };
        var key = new Option<FileInfo>("--key") { Description = "For a backup that is encrypted: the private key of one of its recipients, PEM or PKCS #12 (.p12, .pfx). Its password is Backup:KeyPassword or Backup:KeyPasswordFile." };
        var command = new Command("restore", "Puts a backup in the place of the database, all of it or nothing, and keeps the old database beside it. No server may be running. A backup that is damaged, or of a newer program, is refused.") { from, key }.WithSettings();
        command.SetAction((line, cancel) => RunAsync(line.GetValue(from)!, line.GetValue(key), Settings.Of(line), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, FileInfo? keyFile, string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var options = app.Services.GetRequiredService<BackupOptions>();
        using var key = keyFile is null ? null : BackupKey.Read(keyFile.FullName, options.ReadKeyPassword());
        var taken = await Backups.RestoreAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), options.PostgresTools, file, key, app.Services.GetRequiredService<Clock>().UtcNow, cancel);
        Console.WriteLine($"Restored: all that was saved before {DateText.Moment(new DateTimeOffset(taken.Manifest.MadeAt, TimeSpan.Zero), Language.En)} (UTC+7).");
        if (taken.Aside is { } aside)
        {
            Console.WriteLine($"What was there is kept as {aside}. Delete it once it is needed no more.");
        }

        if (taken.IsOlder)
        {
            Console.WriteLine("It is of an older version: the next start brings it up to date.");
        }

        return 0;
    }
}

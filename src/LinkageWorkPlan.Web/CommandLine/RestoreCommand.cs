using System.CommandLine;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Backup;
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
        var command = new Command("restore", "Puts a backup in the place of the database, all of it or nothing, and keeps the old database beside it. No server may be running. A backup that is damaged, or of a newer program, is refused.") { from }.WithSettings();
        command.SetAction((line, cancel) => RunAsync(line.GetValue(from)!, Settings.Of(line), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var taken = await Backups.RestoreAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), app.Configuration, file, app.Services.GetRequiredService<Clock>().UtcNow, cancel);
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

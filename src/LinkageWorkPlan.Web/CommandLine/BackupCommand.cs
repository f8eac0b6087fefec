using System.CommandLine;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Copies the database into one file, while servers use it.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var output = new Option<FileInfo>("--out") { Description = $"The file to write, {BackupFile.Ending}; one that is there is replaced once the new one was checked.", Required = true };
        var command = new Command("backup", "Copies the whole database, stored files and keys included, into one file, and checks it by restoring it to a scratch place. Servers go on meanwhile. Seals, which are files of your own, and settings are not in it.") { output }.WithSettings();
        command.SetAction((line, cancel) => RunAsync(line.GetValue(output)!, Settings.Of(line), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancel)
    {
        if (!file.Extension.Equals(BackupFile.Ending, StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"--out ends with {BackupFile.Ending}, not with \"{file.Extension}\".");
        }

        await using var app = WebHost.BuildForCommand(settings);
        await DatabaseUpgrade.RequireCurrentAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        Backups.Made? made = null;
        await OutputFile.WritePrivateAsync(file, async to => made = await Backups.WriteAsync(
            scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), app.Configuration, to, file.Directory!, app.Services.GetRequiredService<Clock>().UtcNow, cancel));
        file.Refresh();
        Console.WriteLine($"Written: {file.FullName} ({NumberText.Format(file.Length, Language.En, 0)} bytes). {(made!.Restored
            ? "It was restored to a scratch place and found whole."
            : "It was read through and found whole; to have it restored to a scratch database, give this user the right CREATEDB.")} Whoever has it has everything: keep it as the database itself.");
        return 0;
    }
}

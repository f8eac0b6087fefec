using System.CommandLine;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Hosting;

namespace LinkageWorkPlan.Web.CommandLine;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Brings the database to this version's schema, or makes it. A newer database is refused and left as it is.").WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            var applied = await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
            if (!app.Services.GetRequiredService<CopyState>().IsReadOnly)
            {
                await WebHost.SupplyAsync(app, cancel);
            }

            Console.WriteLine(applied == 0 ? "The database was up to date." : $"The database is up to date; changes made to its schema: {applied}.");
            return 0;
        });
        return command;
    }
}

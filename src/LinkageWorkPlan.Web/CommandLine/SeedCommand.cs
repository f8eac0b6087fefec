using System.CommandLine;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

internal static class SeedCommand
{
    public static Command Make()
    {
        var tasks = new Option<int?>("--tasks") { Description = $"Also makes an adopted plan BIG-N with so many tasks, 1 to {SeedLargePlan.TasksMax}, for measurements.", HelpName = "N" };
        var documents = new Option<int?>("--documents") { Description = $"Also makes so many shared documents of the library, 1 to {SeedLargeLibrary.DocumentsMax}, for measurements.", HelpName = "N" };
        var participants = new Option<int?>("--participants") { Description = $"Also makes a completed course with so many certificates, 1 to {Course.ParticipantsMax}, for measurements.", HelpName = "N" };
        var history = new Option<int?>("--history") { Description = "Also adds so many entries to the history, for measurements.", HelpName = "N" };
        var draft = new Option<bool>("--draft") { Description = "Leaves that plan a draft in which texts are missing and stale." };
        var issue = new Option<DirectoryInfo?>("--issue") { Description = "Also has the half-year report and one of the year signed by both co-chairs, and writes their editions into this folder.", HelpName = "FOLDER" };
        var command = new Command("seed", "Puts the demo's plans, report and accounts into an empty database. Needs Demo:Enabled=true.") { tasks, draft, documents, participants, history, issue }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            if (!app.Configuration.GetValue<bool>("Demo:Enabled"))
            {
                throw new StartupException("The demo's accounts have a password that everybody knows, so they are made only with Demo:Enabled=true.");
            }

            await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
            await WebHost.SupplyAsync(app, cancel);
            var dispatcher = app.Services.GetRequiredService<Dispatcher>();
            var seeded = await dispatcher.SendAs(CurrentUser.System, new SeedDemo.Command(), cancel);
            if (line.GetValue(documents) is { } many)
            {
                await dispatcher.SendAs(CurrentUser.System, new SeedLargeLibrary.Command(many), cancel);
                Console.WriteLine($"{many} documents are there.");
                return 0;
            }

            if (line.GetValue(participants) is { } people)
            {
                Console.WriteLine($"The course {await dispatcher.SendAs(CurrentUser.System, new SeedLargeCourse.Command(people), cancel)} is there.");
                return 0;
            }

            if (line.GetValue(history) is { } entries)
            {
                for (var left = entries; left > 0; left -= SeedLargeHistory.EntriesMax)
                {
                    await dispatcher.SendAs(CurrentUser.System, new SeedLargeHistory.Command(Math.Min(left, SeedLargeHistory.EntriesMax)), cancel);
                }

                Console.WriteLine($"{entries} entries of the history are there.");
                return 0;
            }

            if (line.GetValue(tasks) is { } count)
            {
                var code = await dispatcher.SendAs(CurrentUser.System, new SeedLargePlan.Command(count, line.GetValue(draft)), cancel);
                if (line.GetValue(issue) is { } of)
                {
                    await SampleIssue.WriteAsync(app.Services, code, of, cancel);
                    Console.WriteLine($"Written: {of.FullName}");
                }

                Console.WriteLine($"The plan {code} is there.");
                return 0;
            }

            if (!seeded)
            {
                throw new StartupException("The database already holds accounts or plans; the demo goes into an empty one only. Nothing was changed.");
            }

            if (line.GetValue(issue) is { } folder)
            {
                await SampleIssue.WriteAsync(app.Services, SampleIssue.DemoPlan, folder, cancel);
                Console.WriteLine($"Written: {folder.FullName}");
            }

            Console.WriteLine($"The demo is there; the password of its accounts is {DemoAccounts.Password}");
            return 0;
        });
        return command;
    }
}

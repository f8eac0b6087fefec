using System.CommandLine;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.CommandLine;

internal static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Serves the pages until it is ended. The same as no command.").WithSettings();
        command.SetAction((line, cancel) => RunAsync(Settings.Of(line), cancel));
        return command;
    }

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.Build(settings);
        ListenAddresses.Check(app.Configuration["urls"]);
        var warm = Task.Run(() => WebHost.WarmUp(app), cancel);
        await using var serving = await ServeAsync(app, cancel);
        await WebHost.PrepareAsync(app, cancel);
        await RefuseDemoAccountsAsync(app, cancel);
        await serving.OpenAsync(cancel);
        await warm;
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException)
        {
            throw new StartupException($"The address {app.Configuration["urls"]} cannot be served ({exception.Message.TrimEnd('.')}). Set Urls to another, for example http://localhost:5080.", exception);
        }

        await AnnounceAsync(app, cancel);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task<IServing> ServeAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await DatabaseProvider.ServeAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), app.Services, cancel);
    }

    /// <summary>Demo accounts have a password that everybody knows.</summary>
    private static async Task RefuseDemoAccountsAsync(WebApplication app, CancellationToken cancel)
    {
        if (app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().Users.AnyAsync(account => account.Email!.EndsWith(DemoAccounts.Domain), cancel))
        {
            throw new StartupException(
                "The database holds the demo's accounts, whose password everybody knows, but Demo:Enabled is false. Set Demo:Enabled=true to go on with the demo, or Data:Path (or ConnectionStrings:Default) to a database of your own.");
        }
    }

    /// <summary>What the person who started it has to know, in the console.</summary>
    private static async Task AnnounceAsync(WebApplication app, CancellationToken cancel)
    {
        var address = ListenAddresses.ToOpen(app.Urls);
        if (app.Services.GetRequiredService<EditionSeal>().Open() is { } problem)
        {
            await Console.Error.WriteLineAsync($"Issues wait unsealed: {problem.Message}".AsMemory(), cancel);
        }

        Console.WriteLine($"LinkageWorkPlan: {address}");
        if (app.Services.GetRequiredService<CopyState>() is { IsReadOnly: true, Mark: { } copy })
        {
            Console.WriteLine($"This is the read-only copy of {copy.Side}, as of {DateText.Moment(new DateTimeOffset(copy.MadeAt, TimeSpan.Zero), Language.En)} (UTC+7): nothing can be changed in it.");
            return;
        }

        if (app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            Console.WriteLine($"Demo accounts, all with the password {DemoAccounts.Password}");
            foreach (var account in DemoAccounts.All)
            {
                Console.WriteLine($"  {account.Email,-26} {account.Name}");
            }
        }
        else
        {
            foreach (var offer in await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new OfferSetup.Command(), cancel))
            {
                Console.WriteLine($"The {(offer.Side == Side.Vietnam ? "Vietnamese" : "Lao")} side has no administrator yet. Hand this address to the person who will be the first, to be opened within 24 hours; it works once, and each start gives a new one:");
                Console.WriteLine($"  {app.Services.GetRequiredService<SiteAddress>().Of($"/setup/{offer.Token}") ?? $"{address}/setup/{offer.Token}"}");
            }
        }
    }
}

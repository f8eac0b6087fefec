using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>
/// All that a database holds, out of one instance and into another. By the command line alone: it holds what each side has not shown the
/// other yet, and whoever runs the machine has that in the database anyway.
/// </summary>
internal static class WholeExport
{
    private const string Ending = ".zip";

    public static async Task<int> WriteAsync(FileInfo file, string[] settings, CancellationToken cancel)
    {
        if (!file.Extension.Equals(Ending, StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"With --all, --out ends with {Ending}, not with \"{file.Extension}\".");
        }

        await using var app = WebHost.BuildForCommand(settings);
        await DatabaseUpgrade.RequireCurrentAsync(app.Services, cancel);
        if (app.Services.GetRequiredService<CopyState>().Mark is { } copy)
        {
            throw new StartupException($"The database began from the copy of {copy.Side}, which does not hold all of the original: the file of the copy is what is taken in elsewhere. Nothing was written.");
        }

        await using var scope = app.Services.CreateAsyncScope();
        ExportManifest? manifest = null;
        await OutputFile.WritePrivateAsync(
            file,
            async to => manifest = await ExportWriter.WriteAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), to, app.Services.GetRequiredService<Clock>().UtcNow, cancel));
        var (rows, files) = (manifest!.Files.Where(each => each.Name.StartsWith("data/", StringComparison.Ordinal)).Sum(each => each.Rows), manifest.Files.Count(each => each.Rows is null));
        Console.WriteLine($"Written: {file.FullName} ({rows} rows, {files} files). It holds what neither side shows the other yet: keep it as the database itself.");
        return 0;
    }

    public static async Task<int> TakeAsync(FileInfo file, bool withMail, string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);
        await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
        var taken = await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new TakeInExport.Command(file.FullName, withMail), cancel);
        Console.WriteLine($"Taken in: {file.FullName} ({taken.Rows} rows).");
        if (taken.MailsWaiting > 0)
        {
            Console.WriteLine(withMail
                ? $"{taken.MailsWaiting} mails and notices wait: a server of this database mails them once Mail:Host is set. Stop the old instance, or it mails them too."
                : $"{taken.MailsWaiting} mails and notices that waited are not sent from here: the old instance sends them. Where this one replaces it, take the export in with --with-mail.");
        }

        if (taken.Administrators.Count > 0)
        {
            Console.WriteLine($"Passwords are not part of it. Administrators set new ones at these addresses, within {TakeInExport.DaysValid} days; each works once. Others get theirs from the administrators:");
        }

        foreach (var each in taken.Administrators)
        {
            Console.WriteLine($"  {each.Email}  {CreateAdminCommand.AddressOf(app, each.Token)}");
        }

        return 0;
    }
}

using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>
/// Puts a side's own copy in the place of an older one, or where there is no database yet: it is made beside it, looked at, and then put there whole, so that
/// whatever fails leaves what was there.
/// </summary>
internal static class CopyImport
{
    public static async Task<int> TakeAsync(FileInfo file, FileInfo? keyFile, bool asPrimary, string[] settings, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            throw new StartupException($"There is no file {file.FullName}. Nothing was changed.");
        }

        await using var app = WebHost.BuildForCommand(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, options, now) = (scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), app.Services.GetRequiredService<BackupOptions>(), app.Services.GetRequiredService<Clock>().UtcNow);
        using var key = keyFile is null ? null : BackupKey.Read(keyFile.FullName, options.ReadKeyPassword());
        var there = await ThereAsync(db, cancel);
        using var scratch = new ScratchFile(file.Directory!);
        var zip = await EncryptedFile.OpenAsync(file, key, scratch.Path + BackupFile.Ending, cancel);
        var target = DatabaseCopy.Of(db, options.PostgresTools);
        await using var fresh = await target.NewBesideAsync(Path.GetDirectoryName(scratch.Path)!, cancel);
        var taken = await FillAsync(db, there, zip, scratch.Path, fresh.Connection, asPrimary, options, settings, cancel);
        DatabaseCopy.Leave(db);
        var aside = await target.ReplaceAsync(scratch.Path, now, cancel);
        Say(app, file, taken, aside, asPrimary);
        return 0;
    }

    private static async Task<TakeInCopy.Taken> FillAsync(
        WorkPlanDb former, CopyMark? there, string zip, string written, string connection, bool asPrimary, BackupOptions options, string[] settings, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand([.. settings, $"--ConnectionStrings:Default={connection}"]);
        await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
        var taken = await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new TakeInCopy.Command(zip, asPrimary), cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        if (there is not null)
        {
            Require(there, taken);
            var known = await SignInData.CarryAsync(former, db, taken.Side, cancel);
            taken = taken with { Administrators = [.. taken.Administrators.Where(each => !known.Contains(each.Email))] };
        }

        var copy = DatabaseCopy.Of(db, options.PostgresTools);
        await copy.WriteAsync(written, cancel);
        await copy.CheckAsync(written, cancel);
        return taken;
    }

    /// <returns>The copy that is there; null where there is nothing.</returns>
    private static async Task<CopyMark?> ThereAsync(WorkPlanDb db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel))
        {
            return null;
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Count == 0)
        {
            return null;
        }

        if (!applied.SequenceEqual(db.Database.GetMigrations()))
        {
            throw new StartupException($"The database that is there is as {applied[^1]} left it, not as this program does: \"migrate\" upgrades an older one. Nothing was changed.");
        }

        var mark = await db.CopyMarks.AsNoTracking().SingleOrDefaultAsync(cancel);
        return mark is { IsPrimary: true } || (mark is null && await db.Users.AnyAsync(cancel))
            ? throw new StartupException("The database that is there is no copy: it has accounts and data of its own. A copy is taken in where there is no database, or in the place of an older copy; name another by Data:Path or ConnectionStrings:Default. Nothing was changed.")
            : mark;
    }

    private static void Require(CopyMark there, TakeInCopy.Taken taken)
    {
        if (there.Side != taken.Side)
        {
            throw new StartupException($"The copy that is there is that of {there.Side}, and this one is that of {taken.Side}. Nothing was changed.");
        }

        if (there.MadeAt >= taken.MadeAt)
        {
            throw new StartupException($"The copy that is there was made at {Moment(there.MadeAt)}, and this one at {Moment(taken.MadeAt)}: it is no newer. Nothing was changed.");
        }
    }

    private static void Say(WebApplication app, FileInfo file, TakeInCopy.Taken taken, string? aside, bool asPrimary)
    {
        Console.WriteLine($"Taken in: {file.FullName} ({taken.Rows} rows), the copy of {taken.Side}: all that was saved before {Moment(taken.MadeAt)} and that this side may see. Entries of the history that came along by their hash alone: {taken.Withheld}.");
        Console.WriteLine(asPrimary ? "It is an original from now on: end the old one for good, or there are two." : "It only reads: a server of this database changes nothing, mails nobody and makes no backups.");
        if (aside is not null)
        {
            Console.WriteLine($"What was there is kept as {aside}. Delete it once it is needed no more.");
        }

        if (taken.Administrators.Count > 0)
        {
            Console.WriteLine($"Passwords are not part of it. Administrators set new ones at these addresses, within {TakeInExport.DaysValid} days; each works once. Others get theirs from the administrators:");
        }

        foreach (var each in taken.Administrators)
        {
            Console.WriteLine($"  {each.Email}  {CreateAdminCommand.AddressOf(app, each.Token)}");
        }
    }

    private static string Moment(DateTime utc) => $"{DateText.Moment(new DateTimeOffset(utc, TimeSpan.Zero), Language.En)} (UTC+7)";
}

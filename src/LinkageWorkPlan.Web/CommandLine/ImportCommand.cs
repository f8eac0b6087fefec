using System.CommandLine;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Takes a workbook into a draft plan without a server, with the same lines as the page shows.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var plan = new Option<string?>("--plan") { Description = "Code of the plan, which has to be a draft." };
        var all = new Option<bool>("--all") { Description = "In place of --plan: takes the ZIP of \"export --all\" into an empty database, all of it or nothing, and prints the addresses at which the administrators set new passwords." };
        var withMail = new Option<bool>("--with-mail") { Description = "With --all: mails that wait are sent by this instance, since the old one is stopped. Without it they are given up here." };
        var copy = new Option<bool>("--copy") { Description = "In place of --plan: takes a side's own copy in where there is no database yet, or in the place of an older copy, which is kept beside it. What it makes only reads." };
        var key = new Option<FileInfo?>("--key") { Description = "With --copy: the private key of one of that side's recipients, PEM or PKCS #12. Its password is Backup:KeyPassword or Backup:KeyPasswordFile." };
        var asPrimary = new Option<bool>("--as-original") { Description = "With --copy, where the original is lost for good: the database is written to like any other, by both sides." };
        var file = new Argument<FileInfo>("FILE") { Description = "The workbook (.xlsx), with --all the export (.zip), or with --copy the copy (.zip.cms)." };
        var dry = new Option<bool>("--dry-run") { Description = "Says what would be changed, cell by cell, and changes nothing." };
        var by = new Option<string?>("--as") { Description = "Sign-in address of the account in whose name it is taken in; without one the history says that the system did it.", HelpName = "EMAIL" };
        var language = new Option<string>("--language") { Description = "Of the lines that are printed.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("vi", "lo", "en");
        var command = new Command("import", "Adds and updates a draft plan's tasks, milestones, budget lines, owners and indicators from a workbook: all of it, or nothing. Ends with 0 only where nothing is refused.") { file, plan, all, withMail, copy, key, asPrimary, dry, by, language }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            if (line.GetValue(copy))
            {
                return line.GetValue(plan) is null && line.GetValue(by) is null && !line.GetValue(dry) && !line.GetValue(all) && !line.GetValue(withMail)
                    ? await CopyImport.TakeAsync(line.GetValue(file)!, line.GetValue(key), line.GetValue(asPrimary), Settings.Of(line), cancel)
                    : throw new StartupException("--copy is for a side's own copy: --plan, --all, --with-mail, --as and --dry-run do not go with it.");
            }

            if (line.GetValue(key) is not null || line.GetValue(asPrimary))
            {
                throw new StartupException("--key and --as-original go with --copy.");
            }

            if (line.GetValue(all))
            {
                return line.GetValue(plan) is null && line.GetValue(by) is null && !line.GetValue(dry)
                    ? await WholeExport.TakeAsync(line.GetValue(file)!, line.GetValue(withMail), Settings.Of(line), cancel)
                    : throw new StartupException("--all is for an empty database: --plan, --as and --dry-run do not go with it.");
            }

            if (line.GetValue(withMail))
            {
                throw new StartupException("--with-mail goes with --all: a workbook brings no mail.");
            }

            var code = line.GetValue(plan) ?? throw new StartupException("--plan CODE says into which plan, or --all takes in an export of all that a database held.");
            _ = Languages.TryRead(line.GetValue(language), out var shown);
            var loc = Loc.In(shown);
            var content = Read(line.GetValue(file)!);
            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            await WebHost.PrepareAsync(app, cancel);
            var user = await UserAsync(app.Services, line.GetValue(by), cancel);
            try
            {
                var dispatcher = app.Services.GetRequiredService<Dispatcher>();
                var preview = await dispatcher.SendAs(user, new GetPlanImportPreview.Query(code, content), cancel);
                foreach (var each in preview.Lines)
                {
                    Console.WriteLine(ImportWords.Line(each, loc));
                }

                if (preview.Problems > 0)
                {
                    await Console.Error.WriteLineAsync(loc["PlanImport.Problems", preview.Problems].AsMemory(), cancel);
                    return 1;
                }

                if (!line.GetValue(dry))
                {
                    var written = await dispatcher.SendAs(user, new ImportPlan.Command(code, line.GetValue(file)!.Name, content, preview.Stamp), cancel);
                    Console.WriteLine(loc["PlanImport.Done", line.GetValue(file)!.Name, written.Added, written.Changed]);
                }
                else
                {
                    Console.WriteLine(loc["PlanImport.Found", preview.Tasks, preview.Owners, preview.Indicators]);
                }

                return 0;
            }
            catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule == Rules.NotFound))
            {
                throw ExportCommand.PlanAbsent(code, refusal);
            }
            catch (RuleException refusal)
            {
                foreach (var failure in Failures.Of(refusal, loc))
                {
                    await Console.Error.WriteLineAsync(failure.Words.AsMemory(), cancel);
                }

                return 1;
            }
        });
        return command;
    }

    private static byte[] Read(FileInfo file)
    {
        try
        {
            return BoundedFile.Read(file.FullName, PlanBook.SizeMax);
        }
        catch (ReadLimitException beyond)
        {
            throw new StartupException($"The file {file.FullName} is larger than {BoundedFile.Size(PlanBook.SizeMax)}.", beyond);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static async Task<CurrentUser> UserAsync(IServiceProvider services, string? email, CancellationToken cancel)
    {
        if (email is null)
        {
            // Its own language is English, which a text of a plan is hardly written in first.
            return CurrentUser.System with { Language = Language.Vi };
        }

        await using var scope = services.CreateAsyncScope();
        var normal = email.ToUpperInvariant();
        var account = await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().Users.AsNoTracking().SingleOrDefaultAsync(each => each.NormalizedEmail == normal, cancel)
            ?? throw new StartupException($"There is no account {email}.");
        return new CurrentUser(account.Id, account.DisplayName, account.Role, account.Side, account.Language, account.OwnerId);
    }
}

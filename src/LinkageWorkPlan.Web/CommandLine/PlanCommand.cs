using System.CommandLine;
using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Prints a plan or an amendment without a server: as it stands while it is a draft, and what was signed from then on; or a plan with its amendments written into it.</summary>
internal static class PlanCommand
{
    private sealed record Arguments(string Plan, int? Amendment, bool IsConsolidated, Edition Edition, Side First, FileInfo Out, FileInfo? Html);

    public static Command Make()
    {
        var plan = new Option<string>("--plan") { Description = "Code of the plan, as in 2026-2027.", Required = true };
        var amendment = new Option<int?>("--amendment") { Description = "Number of an amendment of the plan, from 1; without it the plan itself." };
        var consolidated = new Option<bool>("--consolidated") { Description = "The plan with its amendments written into it, to read: nobody signed it in this form." };
        var edition = new Option<Edition>("--edition") { Description = "Which edition; joint has Vietnamese and Lao in parallel; vietnamese, lao and english have one language.", DefaultValueFactory = _ => Edition.Joint };
        edition.AcceptOnlyFromAmong("joint", "vietnamese", "lao", "english");
        var first = new Option<Side>("--first") { Description = "The side whose language stands first.", DefaultValueFactory = _ => Side.Vietnam };
        first.AcceptOnlyFromAmong("vietnam", "laos");
        var output = new Option<FileInfo>("--out") { Description = "The PDF file to write; one that is there is replaced.", Required = true };
        var html = new Option<FileInfo?>("--html") { Description = "Also writes the page that was printed." };
        amendment.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1))
            {
                result.AddError("--amendment is a number from 1.");
            }
        });
        consolidated.Validators.Add(result =>
        {
            if (result.GetValue(consolidated) && result.GetResult(amendment) is { Tokens.Count: > 0 })
            {
                result.AddError("--consolidated is of the whole plan: leave --amendment out.");
            }
        });
        var command = new Command("plan", "Prints a plan, or one of its amendments, as a PDF. On an empty database with Demo:Enabled=true the demo is put in first.") { plan, amendment, consolidated, edition, first, output, html }.WithSettings();
        command.SetAction((line, cancel) => RunAsync(
            Settings.Of(line),
            new Arguments(line.GetValue(plan)!, line.GetValue(amendment), line.GetValue(consolidated), line.GetValue(edition), line.GetValue(first), line.GetValue(output)!, line.GetValue(html)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, Arguments arguments, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);
        app.Services.GetRequiredService<IPdfPrinter>().MakeReady();
        await WebHost.PrepareAsync(app, cancel);
        try
        {
            var (dispatcher, key) = (app.Services.GetRequiredService<Dispatcher>(), EditionAddress.Of(arguments.Edition, arguments.First));
            AgreedDocument document = arguments.IsConsolidated
                ? await dispatcher.SendAs(CurrentUser.System, new GetConsolidatedPlan.Query(arguments.Plan), cancel)
                : await dispatcher.SendAs(CurrentUser.System, new GetAgreedDocument.Query(arguments.Plan, arguments.Amendment), cancel);
            var page = await app.Services.GetRequiredService<ReportHtml>().RenderAsync(document, key);

            // What is stored is the signed original. It is made by the server, which has the seals, and never by this command.
            var stored = arguments.IsConsolidated ? null : (await dispatcher.SendAs(CurrentUser.System, new GetAgreedEdition.Query(arguments.Plan, arguments.Amendment, key), cancel)).Pdf;
            var pdf = stored ?? await app.Services.GetRequiredService<IPdfPrinter>().PrintAsync(page, PdfMetadata.Of(document), cancel);
            if (arguments.Html is { } html)
            {
                await OutputFile.WriteAsync(html, System.Text.Encoding.UTF8.GetBytes(page), cancel);
            }

            await OutputFile.WriteAsync(arguments.Out, pdf, cancel);
        }
        catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule == Rules.NotFound))
        {
            var what = arguments.IsConsolidated ? $"plan {arguments.Plan} with an amendment in force" : arguments.Amendment is { } number ? $"amendment {number} of a plan {arguments.Plan}" : $"plan {arguments.Plan}";
            throw new StartupException($"There is no {what} in this database. Data:Path or ConnectionStrings:Default names another; an empty one gets the demo's with --Demo:Enabled=true.", refusal);
        }
        catch (PrintingException failure)
        {
            throw new StartupException(failure.Message, failure);
        }

        Console.WriteLine($"Written: {arguments.Out.FullName}");
        return 0;
    }
}

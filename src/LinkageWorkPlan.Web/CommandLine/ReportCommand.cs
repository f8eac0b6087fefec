using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Prints a report without a server: what is not issued carries a "draft" mark on every page.</summary>
internal static class ReportCommand
{
    private sealed record Arguments(string Plan, string Period, Edition Edition, Side First, FileInfo Out, FileInfo? Html, int Repeat);

    public static Command Make()
    {
        var plan = new Option<string>("--plan") { Description = "Code of the plan, as in 2026-2027.", Required = true };
        var period = new Option<string>("--period") { Description = "Code of the report, as in 2026-H1.", Required = true };
        var edition = new Option<Edition>("--edition") { Description = "Which edition; joint has Vietnamese and Lao in parallel; vietnamese and lao are for the two ministers; english is an annex.", DefaultValueFactory = _ => Edition.Joint };
        edition.AcceptOnlyFromAmong("joint", "vietnamese", "lao", "english");
        var first = new Option<Side>("--first") { Description = "The side whose language stands first.", DefaultValueFactory = _ => Side.Vietnam };
        first.AcceptOnlyFromAmong("vietnam", "laos");
        var output = new Option<FileInfo>("--out") { Description = "The PDF file to write; one that is there is replaced.", Required = true };
        var html = new Option<FileInfo?>("--html") { Description = "Also writes the page that was printed." };
        var repeat = new Option<int>("--repeat") { Description = "Prints it so many times in one process and tells the milliseconds of each, for measurements.", DefaultValueFactory = _ => 1 };
        repeat.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= 1000))
            {
                result.AddError("--repeat is a number from 1 to 1000.");
            }
        });
        var command = new Command("report", "Prints a report as a PDF. On an empty database with Demo:Enabled=true the demo is put in first.") { plan, period, edition, first, output, html, repeat }.WithSettings();
        command.SetAction((line, cancel) => RunAsync(
            Settings.Of(line),
            new Arguments(line.GetValue(plan)!, line.GetValue(period)!, line.GetValue(edition), line.GetValue(first), line.GetValue(output)!, line.GetValue(html), line.GetValue(repeat)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, Arguments arguments, CancellationToken cancel)
    {
        await using var app = WebHost.BuildForCommand(settings);

        // A browser takes as long to start as the content to be read: side by side.
        app.Services.GetRequiredService<IPdfPrinter>().MakeReady();
        await WebHost.PrepareAsync(app, cancel);
        for (var time = 1; time <= arguments.Repeat; time++)
        {
            var started = Stopwatch.GetTimestamp();
            await PrintAsync(app.Services, arguments, cancel);
            if (arguments.Repeat > 1)
            {
                Console.WriteLine($"print {time}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");
            }
        }

        Console.WriteLine($"Written: {arguments.Out.FullName}");
        return 0;
    }

    private static async Task PrintAsync(IServiceProvider services, Arguments arguments, CancellationToken cancel)
    {
        try
        {
            var content = await services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new GetReportContent.Query(arguments.Plan, arguments.Period), cancel);
            var page = await services.GetRequiredService<ReportHtml>().RenderAsync(content, EditionAddress.Of(arguments.Edition, arguments.First));
            var pdf = await services.GetRequiredService<IPdfPrinter>().PrintAsync(page, PdfMetadata.Of(content), cancel);
            if (arguments.Html is { } html)
            {
                await OutputFile.WriteAsync(html, System.Text.Encoding.UTF8.GetBytes(page), cancel);
            }

            await OutputFile.WriteAsync(arguments.Out, pdf, cancel);
        }
        catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule == Rules.NotFound))
        {
            throw new StartupException($"There is no report {arguments.Period} of a plan {arguments.Plan} in this database. Data:Path or ConnectionStrings:Default names another; an empty one gets the demo's with --Demo:Enabled=true.", refusal);
        }
        catch (PrintingException failure)
        {
            throw new StartupException(failure.Message, failure);
        }
    }
}

using System.CommandLine;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Writes a plan as a workbook or as JSON without a server.</summary>
internal static class ExportCommand
{
    private const string DefaultLanguage = "vi";

    public static Command Make()
    {
        var plan = new Option<string?>("--plan") { Description = "Code of the plan, as in 2026-2027." };
        var all = new Option<bool>("--all") { Description = "In place of --plan: all that the database holds, as a ZIP that another instance takes in with \"import --all\". It holds what neither side shows the other yet: keep it as the database itself. What opens accounts is not in it." };
        var view = new Option<string?>("--view") { Description = "Of a workbook: which tasks and in which order, as it stands behind the ? in the address of the plan's page, for example \"status=delayed&side=laos\"; the days of its calendar, as in \"view=calendar&span=quarter\"; or \"late\" for what is late or at risk." };
        var language = new Option<string>("--language") { Description = "Of a workbook: the language of its headings.", DefaultValueFactory = _ => DefaultLanguage };
        language.AcceptOnlyFromAmong("vi", "lo", "en");
        var output = new Option<FileInfo>("--out") { Description = "The file to write, .xlsx or .json, or .zip with --all; one that is there is replaced.", Required = true };
        var command = new Command("export", "Writes a plan as a workbook that can be taken in again, or all of it as JSON; or all that the database holds.") { plan, all, view, language, output }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            var file = line.GetValue(output)!;
            if (line.GetValue(all))
            {
                return line.GetValue(plan) is null && line.GetValue(view) is null
                    ? await WholeExport.WriteAsync(file, Settings.Of(line), cancel)
                    : throw new StartupException("--all is for all plans: --plan and --view do not go with it.");
            }

            var code = line.GetValue(plan) ?? throw new StartupException("--plan CODE says of which plan, or --all exports all that the database holds.");
            var isJson = file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase);
            if (!isJson && !file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                throw new StartupException($"--out ends with .xlsx or .json, not with \"{file.Extension}\".");
            }

            if (isJson && line.GetValue(view) is not null)
            {
                throw new StartupException("--view is for a workbook: a .json file holds all of the plan.");
            }

            var shown = new ViewOption(line.GetValue(view));
            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            await WebHost.PrepareAsync(app, cancel);
            var dispatcher = app.Services.GetRequiredService<Dispatcher>();
            try
            {
                _ = Languages.TryRead(line.GetValue(language), out var reader);
                var bytes = isJson
                    ? System.Text.Encoding.UTF8.GetBytes((await dispatcher.SendAs(CurrentUser.System, new GetPlanJson.Query(code), cancel)).Json)
                    : await WorkbookAsync(dispatcher, code, shown, reader, cancel);
                await OutputFile.WriteAsync(file, bytes, cancel);
            }
            catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule == Rules.NotFound))
            {
                throw PlanAbsent(code, refusal);
            }

            Console.WriteLine($"Written: {file.FullName}");
            return 0;
        });
        return command;
    }

    internal static StartupException PlanAbsent(string code, Exception why) =>
        new($"There is no plan {code} in this database. Data:Path or ConnectionStrings:Default names another; an empty one gets the demo's with --Demo:Enabled=true.", why);

    private static async Task<byte[]> WorkbookAsync(Dispatcher dispatcher, string plan, ViewOption view, Language reader, CancellationToken cancel)
    {
        if (view.IsLate)
        {
            var late = new GetLateExport.Query(
                PlanFilter.ReadName<Side>(view["side"]), PlanFilter.ReadName<LateOrder>(view["sort"]) ?? LateOrder.Days, LateFilter.Read(plan, view["owner"], view["kind"], view["status"]), reader);
            return (await dispatcher.SendAs(CurrentUser.System, late, cancel)).Bytes;
        }

        var filter = PlanFilter.Read(view["q"], view["pillar"], view["side"], view["status"], view["owner"], view["sector"], view["content"]);
        if (PlanAddress.ReadView(view["view"]) == PlanView.Calendar)
        {
            var calendar = new GetCalendarBook.Query(plan, filter, PlanAddress.ReadMonth(view["month"]), PlanFilter.ReadName<CalendarSpan>(view["span"]) ?? CalendarSpan.Month, reader);
            return (await dispatcher.SendAs(CurrentUser.System, calendar, cancel)).Bytes;
        }

        return (await dispatcher.SendAs(CurrentUser.System, new GetPlanExport.Query(plan, filter, PlanAddress.ReadSort(view["sort"]), reader, PlanFilter.ReadName<PlanGroup>(view["group"])), cancel)).Bytes;
    }
}

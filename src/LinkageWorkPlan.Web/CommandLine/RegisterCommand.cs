using System.CommandLine;
using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Writes the numbers that records offices gave to reports, plans and amendments in a year as a workbook, without a server.</summary>
internal static class RegisterCommand
{
    private const string DefaultLanguage = "vi";

    public static Command Make()
    {
        var year = new Option<int?>("--year") { Description = "Of the days that the offices wrote; this year where it is left out." };
        year.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9999))
            {
                result.AddError("--year is a year, as in 2026.");
            }
        });
        var side = new Option<Side?>("--side") { Description = "Of one office alone: vietnam or laos." };
        side.AcceptOnlyFromAmong("vietnam", "laos");
        var language = new Option<string>("--language") { Description = "The language of headings and titles.", DefaultValueFactory = _ => DefaultLanguage };
        language.AcceptOnlyFromAmong("vi", "lo", "en");
        var output = new Option<FileInfo>("--out") { Description = "The .xlsx file to write; one that is there is replaced.", Required = true };
        var command = new Command("register", "Writes the register of a year, the numbers that records offices gave to reports, plans and amendments, as a workbook.") { year, side, language, output }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            var file = line.GetValue(output)!;
            if (!file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                throw new StartupException($"--out ends with .xlsx, not with \"{file.Extension}\".");
            }

            await using var app = WebHost.BuildForCommand(Settings.Of(line));
            await WebHost.PrepareAsync(app, cancel);
            _ = Languages.TryRead(line.GetValue(language), out var reader);
            var query = new GetRegister.Query(line.GetValue(side), line.GetValue(year) ?? app.Services.GetRequiredService<Clock>().Today.Year, reader);
            await OutputFile.WriteAsync(file, (await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, query, cancel)).Bytes, cancel);
            Console.WriteLine($"Written: {file.FullName}");
            return 0;
        });
        return command;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Exchange;

public partial class ImportTranslationsTests
{
    [Theory, EachDatabase(ExchangeFormat.Xliff), EachDatabase(ExchangeFormat.Excel)]
    public async Task What_comes_back_untouched_changes_nothing(Database database, ExchangeFormat format)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var code = await host.Db(db => db.Plans.OrderBy(plan => plan.Code).Select(plan => plan.Code).FirstAsync());
        foreach (var pair in (await host.SendAs(secretary, new GetExchange.Query(code, null))).Pairs)
        {
            var file = await host.SendAs(secretary, new GetTranslationExport.Query(code, null, pair.Source, pair.Target, OnlyOpen: false, format, Language.Lo));
            var found = await host.SendAs(secretary, new GetImportPreview.Query(code, null, file.Bytes));
            Assert.Equal(pair.All, found.Units.Count);
            Assert.DoesNotContain(found.Units, each => each.Outcome is not (ReturnOutcome.Unchanged or ReturnOutcome.Empty));
            Assert.Equal(0, await host.SendAs(secretary, new ImportTranslations.Command(code, null, file.Bytes, new HashSet<string>(), found.Stamp)));
        }
    }

    [Theory, EachDatabase(ExchangeFormat.Xliff), EachDatabase(ExchangeFormat.Excel)]
    public async Task Each_unit_is_told_by_what_became_of_its_text(Database database, ExchangeFormat format)
    {
        await using var desk = await OpenAsync(database);
        var file = await ExportAsync(desk, format);
        await desk.ReviseAsync("A2", form => form with { Title = form.Title with { Vi = "Tên hai khác" } });
        await RenderAsync(desk, "A3", "ຂອງຄົນອື່ນ");
        var units = file.Units.Select(unit => Code(unit) switch
        {
            "A1" => unit with { TargetWords = "ໃໝ່" },
            "A2" => unit with { TargetWords = "ເກົ່າ" },
            "A3" => unit with { TargetWords = "ຈາກຟາຍ" },
            "A4" => unit with { TargetWords = new string('ກ', 2000) },
            "A5" => unit with { TargetWords = "\uE001" },
            _ => unit,
        }).Append(file.Units[0] with { Id = "Task.x.Title", TargetWords = "ກ" });
        var content = Written(file with { Units = [.. units] }, format);
        var found = await PreviewAsync(desk, content);
        ReturnOutcome Of(string code) => found.Units.Single(each => each.Row?.Field == "Title" && each.Row.Subject == code).Outcome;
        Assert.Equal(
            [ReturnOutcome.New, ReturnOutcome.Stale, ReturnOutcome.Conflicting, ReturnOutcome.Invalid, ReturnOutcome.Invalid],
            new[] { "A1", "A2", "A3", "A4", "A5" }.Select(Of));
        Assert.Equal(ReturnOutcome.Unknown, found.Units[^1].Outcome);
        Assert.Equal(ReturnOutcome.Unchanged, Of(PlanDesk.Code));

        Assert.Equal(1, await ImportAsync(desk, content, found));
        Assert.Equal(("ໃໝ່", RenderingState.Translated), await TextAsync(desk, "A1"));
        Assert.Equal((null, RenderingState.Missing), await TextAsync(desk, "A2"));
        Assert.Equal(("ຂອງຄົນອື່ນ", RenderingState.Translated), await TextAsync(desk, "A3"));

        found = await PreviewAsync(desk, content);
        Assert.Equal(2, await ImportAsync(desk, content, found, [.. found.Units.Where(each => each.IsChoice).Select(each => each.Unit.Id)]));
        Assert.Equal(("ເກົ່າ", RenderingState.Stale), await TextAsync(desk, "A2"));
        Assert.Equal(("ຈາກຟາຍ", RenderingState.Translated), await TextAsync(desk, "A3"));
        Assert.Contains(await desk.Host.Db(db => db.History.Select(each => each.Action).ToListAsync()), each => each == nameof(ImportTranslations));
    }

    [Theory, EachDatabase(ExchangeFormat.Xliff), EachDatabase(ExchangeFormat.Excel)]
    public async Task A_copy_of_the_source_is_no_rendering_unless_a_person_says_so(Database database, ExchangeFormat format)
    {
        await using var desk = await OpenAsync(database);
        var file = await ExportAsync(desk, format);
        var content = Written(file with { Units = [.. file.Units.Select(unit => Code(unit) is null ? unit : unit with { TargetWords = unit.SourceWords + "\n" })] }, format);
        var found = await PreviewAsync(desk, content);
        Assert.Equal(5, found.Units.Count(each => each.Outcome == ReturnOutcome.Copied));
        Assert.Equal(0, await ImportAsync(desk, content, found));
        Assert.Equal((null, RenderingState.Missing), await TextAsync(desk, "A1"));

        Assert.Equal(1, await ImportAsync(desk, content, found, [found.Units.First(each => each.Outcome == ReturnOutcome.Copied).Unit.Id]));
        Assert.Equal(("Tên 1", RenderingState.Translated), await TextAsync(desk, "A1"));
    }

    [Theory, EachDatabase]
    public async Task The_file_s_own_state_says_that_a_copy_is_a_rendering(Database database)
    {
        await using var desk = await OpenAsync(database);
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        var content = Written(file with { Units = [.. file.Units.Where(unit => Code(unit) == "A1").Select(unit => unit with { TargetWords = unit.SourceWords, State = RenderingState.Translated })] }, ExchangeFormat.Xliff);
        Assert.Equal(1, await ImportAsync(desk, content, await PreviewAsync(desk, content)));
        Assert.Equal(("Tên 1", RenderingState.Translated), await TextAsync(desk, "A1"));
    }

    [Theory, EachDatabase]
    public async Task Lines_that_a_file_does_not_keep_are_told_where_the_source_has_several(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 20) with { Title = PlanDesk.Words("Tên 1"), Description = PlanDesk.Words("Một\nHai") });
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        var written = Written(file with { Units = [.. file.Units.Select(unit => unit.Id.EndsWith(".Description", StringComparison.Ordinal) ? unit with { TargetWords = "ໜຶ່ງ\nສອງ" } : unit)] }, ExchangeFormat.Xliff);
        var folded = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(written).Replace("xml:space=\"preserve\"", "xml:space=\"default\"", StringComparison.Ordinal));
        Assert.Equal(ReturnOutcome.New, (await PreviewAsync(desk, written)).Units.Single(each => each.Row?.Field == "Description").Outcome);
        Assert.Equal(Rules.ExchangeLines, (await PreviewAsync(desk, folded)).Units.Single(each => each.Row?.Field == "Description").Problem?.Rule);
    }

    [Theory, EachDatabase]
    public async Task A_stale_rendering_that_the_translator_confirms_is_fresh_and_never_checked(Database database)
    {
        await using var desk = await OpenAsync(database);
        await RenderAsync(desk, "A1", "ຊື່");
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Tên khác" } });
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        var content = Written(file with { Units = [.. file.Units.Select(unit => Code(unit) == "A1" ? unit with { State = RenderingState.Checked } : unit)] }, ExchangeFormat.Xliff);
        var found = await PreviewAsync(desk, content);
        Assert.Single(found.Units, each => each.Outcome == ReturnOutcome.StillRight);
        Assert.Equal(1, await ImportAsync(desk, content, found));
        Assert.Equal(("ຊື່", RenderingState.Translated), await TextAsync(desk, "A1"));
    }

    [Theory, EachDatabase]
    public async Task What_is_signed_is_frozen_and_a_review_shows_what_was_taken_in(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        var content = Written(file with { Units = [.. file.Units.Where(unit => unit.Id.StartsWith("Task.", StringComparison.Ordinal)).Select(unit => unit with { TargetWords = unit.TargetWords + " ໃໝ່" })] }, ExchangeFormat.Xliff);
        var before = (await desk.RoundAsync()).Fingerprint;
        var found = await PreviewAsync(desk, content);
        Assert.All(found.Units, each => Assert.Equal(ReturnOutcome.Changed, each.Outcome));
        await ImportAsync(desk, content, found);
        Assert.NotEqual(before, (await desk.RoundAsync()).Fingerprint);

        await desk.SignAsync(Side.Vietnam);
        var again = Written(file with { Units = [.. file.Units.Select(unit => unit with { TargetWords = unit.TargetWords + " ອີກ" })] }, ExchangeFormat.Xliff);
        found = await PreviewAsync(desk, again);
        Assert.All(found.Units, each => Assert.Equal((ReturnOutcome.Frozen, Rules.TextsFrozen), (each.Outcome, each.Problem!.Rule)));
    }

    [Theory, EachDatabase]
    public async Task One_unit_that_cannot_be_written_leaves_nothing_written(Database database)
    {
        await using var desk = await OpenAsync(database);
        var content = await FilledAsync(desk);
        var found = await PreviewAsync(desk, content);
        await desk.Host.Db(async db =>
        {
            var last = found.Units.Last(each => each.Row!.Kind == TextKind.Owner).Row!.Id;
            await db.Database.ExecuteSqlRawAsync(database == Database.Sqlite
                ? $"CREATE TRIGGER refuse BEFORE UPDATE ON \"Owners\" WHEN lower(OLD.\"Id\") = '{last}' BEGIN SELECT RAISE(ABORT, 'refused'); END"
                : $"CREATE FUNCTION refuse() RETURNS trigger AS 'BEGIN RAISE ''refused''; END' LANGUAGE plpgsql; CREATE TRIGGER refuse BEFORE UPDATE ON \"Owners\" FOR EACH ROW WHEN (OLD.\"Id\" = '{last}') EXECUTE FUNCTION refuse()");
        });
        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(desk, content, found));
        Assert.Equal((null, RenderingState.Missing), await TextAsync(desk, "A1"));
        Assert.DoesNotContain(await desk.Host.Db(db => db.History.Select(each => each.Action).ToListAsync()), each => each == nameof(ImportTranslations));
    }

    [Theory, EachDatabase]
    public async Task Who_cancels_while_it_writes_leaves_nothing_written(Database database)
    {
        await using var desk = await OpenAsync(database);
        var content = await FilledAsync(desk);
        var found = await PreviewAsync(desk, content);
        using var stop = new CancellationTokenSource();
        var command = new ImportTranslations.Command(PlanDesk.Code, null, content, new HashSet<string>(), found.Stamp, new Reported(now =>
        {
            // The plan and its tasks are written by then, the owners are not.
            if (now is { Step: ImportStep.Writing, Done: > 10 })
            {
                stop.Cancel();
            }
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Host.Services.GetRequiredService<Dispatcher>().SendAs(desk.Secretary, command, stop.Token));
        Assert.Equal((null, RenderingState.Missing), await TextAsync(desk, "A1"));
    }

    [Theory, EachDatabase]
    public async Task What_changed_since_the_dry_run_is_not_written_over(Database database)
    {
        await using var desk = await OpenAsync(database);
        var content = await FilledAsync(desk);
        var found = await PreviewAsync(desk, content);
        await RenderAsync(desk, "A1", "ຂອງຄົນອື່ນ");
        Assert.Equal(Rules.ExchangeOutdated, await desk.Host.RefusalAsync(desk.Secretary, new ImportTranslations.Command(PlanDesk.Code, null, content, new HashSet<string>(), found.Stamp)));
    }

    [Theory, EachDatabase]
    public async Task A_file_of_another_plan_is_refused_with_both_names(Database database)
    {
        await using var desk = await OpenAsync(database);
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        var other = Written(file with { Subject = new ExchangeSubject(TextKind.Plan, Guid.CreateVersion7(), "2030") }, ExchangeFormat.Xliff);
        var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new GetImportPreview.Query(PlanDesk.Code, null, other)));
        Assert.Equal((Rules.ExchangeOther, "2030", PlanDesk.Code), (broken.Rule, broken.Arguments[0], broken.Arguments[1]));
    }

    [Theory, EachDatabase]
    public async Task The_texts_of_a_report_go_out_and_come_back(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var (plan, report) = await host.Db(async db =>
        {
            var found = await db.Reports.Where(each => each.State == Domain.Reports.ReportState.Draft).OrderBy(each => each.Code).FirstAsync();
            return ((await db.Plans.SingleAsync(each => each.Id == found.PlanId)).Code, found.Code);
        });
        var exported = await host.SendAs(secretary, new GetTranslationExport.Query(plan, report, Language.Vi, Language.En, OnlyOpen: false, ExchangeFormat.Xliff, Language.Vi));
        var file = TranslationFormats.Read(exported.Bytes, default);
        Assert.DoesNotContain(file.Units, each => each.Place.Contains('⟦', StringComparison.Ordinal) || each.Place.Length == 0);
        var content = Written(file with { Units = [.. file.Units.Select((unit, at) => unit with { TargetWords = $"words {at}" })] }, ExchangeFormat.Xliff);
        var preview = await host.SendAs(secretary, new GetImportPreview.Query(plan, report, content));
        Assert.Equal(file.Units.Count, await host.SendAs(secretary, new ImportTranslations.Command(plan, report, content, new HashSet<string>(), preview.Stamp)));
        Assert.All((await host.SendAs(secretary, new GetImportPreview.Query(plan, report, content))).Units, each => Assert.Equal(ReturnOutcome.Unchanged, each.Outcome));
    }

    /// <summary>Five tasks that have no Lao yet; owners, pillar and plan have.</summary>
    private static async Task<PlanDesk> OpenAsync(Database database)
    {
        var desk = await PlanDesk.OpenAsync(database);
        for (var at = 1; at <= 5; at++)
        {
            await desk.AddAsync(desk.Form($"A{at}", 20) with { Title = PlanDesk.Words($"Tên {at}") });
        }

        return desk;
    }

    private static async Task<TranslationFile> ExportAsync(PlanDesk desk, ExchangeFormat format) =>
        TranslationFormats.Read((await desk.SendAsync(new GetTranslationExport.Query(PlanDesk.Code, null, Language.Vi, Language.Lo, OnlyOpen: false, format, Language.Vi))).Bytes, default);

    private static async Task<byte[]> FilledAsync(PlanDesk desk)
    {
        var file = await ExportAsync(desk, ExchangeFormat.Xliff);
        return Written(file with { Units = [.. file.Units.Select(unit => unit with { TargetWords = "ໃໝ່ " + unit.TargetWords })] }, ExchangeFormat.Xliff);
    }

    private static byte[] Written(TranslationFile file, ExchangeFormat format) =>
        format == ExchangeFormat.Xliff ? XliffWriter.Write(file) : WorkbookWriter.Write(file, Web.Layout.Loc.In(Language.Vi));

    /// <summary>The task's code, for titles of tasks alone.</summary>
    private static string? Code(TranslationUnit unit) => TitleOf().Match(unit.SourceWords) is { Success: true } match ? "A" + match.Groups[1].Value : unit.SourceWords == "Tên khác" ? "A1" : null;

    private static Task<GetImportPreview.Model> PreviewAsync(PlanDesk desk, byte[] content) => desk.SendAsync(new GetImportPreview.Query(PlanDesk.Code, null, content));

    private static Task<int> ImportAsync(PlanDesk desk, byte[] content, GetImportPreview.Model found, HashSet<string>? taken = null) =>
        desk.SendAsync(new ImportTranslations.Command(PlanDesk.Code, null, content, taken ?? [], found.Stamp));

    private static Task<LocalizedText> TitleAsync(PlanDesk desk, string code) => desk.Host.Db(async db => (await db.Tasks.AsNoTracking().SingleAsync(each => each.Code == code)).Agreed.Title);

    private static async Task<(string?, RenderingState)> TextAsync(PlanDesk desk, string code) => await TitleAsync(desk, code) is var title ? (title.Lo?.Text, title.StateOf(Language.Lo)) : default;

    private static async Task RenderAsync(PlanDesk desk, string code, string words)
    {
        var id = await desk.Host.Db(db => db.Tasks.Where(each => each.Code == code).Select(each => each.Id).SingleAsync());
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(TextKind.Task, id, "Title", Language.Lo, words, TextStamp.Of(await TitleAsync(desk, code))));
    }

    [GeneratedRegex(@"^Tên (\d)$")]
    private static partial Regex TitleOf();

    /// <summary>Reports at once, and not some time later as <see cref="Progress{T}"/> does.</summary>
    private sealed class Reported(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}

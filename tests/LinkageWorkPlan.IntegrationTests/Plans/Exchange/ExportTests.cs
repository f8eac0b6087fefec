using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>What leaves the program as a workbook or as JSON.</summary>
public class ExportTests
{
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,1";

    private static readonly string[] Words =
        ["=1+1", "+84 24", "-x", "@SUM(A1)", "\tx", "hai\ndòng", "007", "1,5", "a;b", "2026-01-02", "_x0041_", "<b>&", "ແຜນວຽກ", "TRUE", "'x", "😀 \"q\"", "Ban Thư ký mẫu"];

    [Theory, EachDatabase]
    public async Task Taken_in_again_it_changes_nothing(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var forms = Sample(desk).ToList();
        foreach (var form in forms)
        {
            await desk.Host.SureAsync(desk.Secretary, new AddTask.Command(desk.PlanId, form));
        }

        foreach (var language in Languages.All)
        {
            var book = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, language));
            var preview = await desk.LookAsync(book.Bytes);
            Assert.Empty(preview.Lines.Where(each => each.Mark != ImportMark.Notice).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
            Assert.Equal((0, 0), (preview.Tasks, preview.Owners));
        }

        // Into a plan without tasks the same words, days and numbers come.
        var export = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Language.Lo));
        var before = await AllAsync(desk);
        await desk.Host.Db(async db =>
        {
            db.Tasks.RemoveRange(await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().ToListAsync());
            await db.SaveChangesAsync();
        });
        Assert.Empty((await desk.LookAsync(export.Bytes)).Lines.Where(each => each.Mark == ImportMark.Problem).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        await desk.ImportAsync(export.Bytes);
        var after = await AllAsync(desk);
        Assert.Equal(before.Count, after.Count);
        Assert.All(before, each => Assert.True(WordsOf(each).SaysTheSame(WordsOf(after.Single(task => task.Code == each.Code))), each.Code));
    }

    [Theory, EachDatabase]
    public async Task The_demo_s_plan_taken_in_again_changes_nothing(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var plan = await db.Plans.SingleAsync(each => each.Code == "2026-2027");
            db.Entry(plan).Property(each => each.State).CurrentValue = PlanState.Draft;
            await db.SaveChangesAsync();
        });
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var export = await host.SendAs(secretary, new GetPlanExport.Query("2026-2027", PlanFilter.None, PlanSort.Title, Language.Lo));
        var preview = await host.SendAs(secretary, new GetPlanImportPreview.Query("2026-2027", export.Bytes));
        Assert.Empty(preview.Lines.Where(each => each.Mark != ImportMark.Notice).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.True(PlanBook.Read(export.Bytes, default).Rows(BookSheet.Milestones).Count > 80);
    }

    [Theory, EachDatabase]
    public async Task It_holds_what_the_list_shows_and_no_more(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var filter in new[] { PlanFilter.None, new PlanFilter(Lead: Side.Laos), new PlanFilter(Status: WorkStatus.Delayed), new PlanFilter("A1"), new PlanFilter(Pillar: "B") })
        {
            var list = await host.SendAs(reader, new ListTasks.Query("2026-2027", filter, Sort: PlanSort.Title));
            var export = await host.SendAs(reader, new GetPlanExport.Query("2026-2027", filter, PlanSort.Title, Language.Vi));
            Assert.Equal(list.Rows.Select(each => each.Code), PlanBook.Read(export.Bytes, default).Rows(BookSheet.Tasks).Select(each => each.Cell(BookLayout.Code).Words));
        }
    }

    /// <summary>The head of a unit may work on no task: observers, who see only those who do, still get the file, without the head's name.</summary>
    [Theory, EachDatabase]
    public async Task A_head_whom_the_reader_does_not_see_is_left_out(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var unit = await desk.Host.Db(db => db.Owners.SingleAsync(each => each.Id == desk.VietnameseOwner));
        var person = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Nguyễn Văn Mẫu"), new OwnerDetails(OwnerKind.Person)));
        await desk.SendAsync(new RenameOwner.Command(unit.Id, TextWords.From(unit.Name), unit.Version, new OwnerDetails(HeadId: person)));
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        async Task<IReadOnlyList<string?>> OwnersAsync(CurrentUser reader) =>
            [.. PlanBook.Read((await desk.Host.SendAs(reader, new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Language.Vi))).Bytes, default)
                .Rows(BookSheet.Owners).Select(each => each.Cell(new ColumnName(BookLayout.Head, Side: Side.Vietnam)).Words).Where(each => !string.IsNullOrEmpty(each))];
        Assert.Equal(["Nguyễn Văn Mẫu"], await OwnersAsync(desk.Secretary));
        Assert.Empty(await OwnersAsync(await desk.Host.UserAsync(Role.Observer, Side.Laos)));
    }

    [Theory, EachDatabase]
    public async Task No_cell_is_run_as_a_formula_and_days_are_days(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        foreach (var (at, words) in Words.Index())
        {
            await desk.AddAsync(desk.Form($"A{at + 2}") with { Title = PlanDesk.Words(words, "ກ") });
        }

        var export = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Language.En));
        using (var stream = new MemoryStream(export.Bytes))
        using (var workbook = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(each => $"{each.Path?.XPath}: {each.Description}"));
            Assert.All(workbook.WorkbookPart!.WorksheetParts, part =>
            {
                Assert.Empty(part.Worksheet!.Descendants<CellFormula>());
                Assert.Single(part.Worksheet.Descendants<Pane>());
                Assert.Single(part.Worksheet.Descendants<AutoFilter>());
            });
        }

        var shown = Encoding.UTF8.GetString(await Books.ConvertedAsync(export.Bytes, "xlsx", Csv));
        Assert.All(Words.Where(each => !each.Contains('\t') && !each.Contains('\n')), words => Assert.Contains($"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", shown, StringComparison.Ordinal));
        Assert.Contains("02/03/2026", shown, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_template_offers_what_can_be_chosen_and_is_read_once_it_is_filled_in(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var template = await desk.SendAsync(new GetPlanTemplate.Query(PlanDesk.Code, [Language.Lo, Language.Vi]));
        using (var stream = new MemoryStream(template.Bytes))
        using (var workbook = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(each => $"{each.Path?.XPath}: {each.Description}"));
            var offers = workbook.WorkbookPart!.WorksheetParts.SelectMany(each => each.Worksheet!.Descendants<DataValidation>()).ToList();
            Assert.Contains(offers, each => each.Type?.Value == DataValidationValues.Date && each.Formula1!.Text == "46023");
            Assert.True(offers.Count(each => each.Type?.Value == DataValidationValues.List) > 8);
        }

        var words = string.Concat(AllTexts(template.Bytes));
        Assert.All(["S06", "ກອງເລຂາຕົວຢ່າງ"], each => Assert.Contains(each, words, StringComparison.Ordinal));
        Assert.DoesNotContain(Loc.In(Language.Lo).Name(Language.En), words, StringComparison.Ordinal);
        var filled = Books.With(template.Bytes, "xl/worksheets/sheet1.xml", xml => xml.Replace("</sheetData>", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A5</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>Tên</t></is></c></row></sheetData>", StringComparison.Ordinal));
        Assert.Equal(["A5"], (await desk.LookAsync(filled)).Lines.Select(each => each.Code).Distinct());
    }

    [Theory, EachDatabase]
    public async Task All_of_a_plan_is_in_its_JSON_and_the_same_plan_is_the_same_file(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var first = await host.SendAs(CurrentUser.System, new GetPlanJson.Query("2026-2027"));
        Assert.Equal(first.Json, (await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new GetPlanJson.Query("2026-2027"))).Json);
        using var json = JsonDocument.Parse(first.Json);
        var (progress, results) = await host.Db(async db => (await db.Progress.CountAsync(), (await db.Indicators.ToListAsync()).Sum(each => each.Results.Count)));
        Assert.Equal(38, json.RootElement.GetProperty("agreed").GetProperty("tasks").GetArrayLength());
        Assert.Equal(progress, json.RootElement.GetProperty("progress").GetArrayLength());
        Assert.Equal(results, json.RootElement.GetProperty("indicators").EnumerateArray().Sum(each => each.GetProperty("results").GetArrayLength()));
        Assert.Contains("\"reached\":\"", first.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_tried_out_in_time_with_progress_and_can_be_stopped()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var secretary = await host.UserAsync(Role.Secretary);
        await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(3400, IsDraft: true));
        var export = await host.SendAs(secretary, new GetPlanExport.Query("BIG-3400", PlanFilter.None, PlanSort.Plan, Language.Vi));
        var book = PlanBook.Read(export.Bytes, default);
        Assert.True(book.Rows(BookSheet.Tasks).Count + book.Rows(BookSheet.Milestones).Count > 10_000);
        var reports = 0;
        var progress = new Synchronous(() => reports++);
        var started = Stopwatch.GetTimestamp();
        var preview = await host.SendAs(secretary, new GetPlanImportPreview.Query("BIG-3400", export.Bytes, progress));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
        Assert.DoesNotContain(preview.Lines, each => each.Mark != ImportMark.Notice);
        Assert.True(reports > 10);
        using var stop = new CancellationTokenSource();
        var stopping = new Synchronous(stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ((Web.Requests.Dispatcher)host.Services.GetService(typeof(Web.Requests.Dispatcher))!).SendAs(secretary, new GetPlanImportPreview.Query("BIG-3400", export.Bytes, stopping), stop.Token));
    }

    /// <summary>Tasks with texts, days, numbers and owners as they come, the same in every run.</summary>
    private static IEnumerable<TaskForm> Sample(PlanDesk desk)
    {
        var words = Gen.Elements(Words);
        Guid[] owners = [desk.VietnameseOwner, desk.LaoOwner];
        var days = Gen.Choose(0, 360).Select(day => (DateOnly?)new DateOnly(2026, 1, 1).AddDays(day));
        var gen = from title in words
                  from lao in Gen.OneOf(words.Select(each => (string?)each), Gen.Constant<string?>(null))
                  from english in Gen.OneOf(words.Select(each => (string?)each), Gen.Constant<string?>(null))
                  from start in Gen.OneOf(days, Gen.Constant<DateOnly?>(null))
                  from span in Gen.Choose(0, 4)
                  from weight in Gen.Choose(1, 100)
                  from mine in Gen.Choose(0, 3)
                  from amount in Gen.Choose(0, 2_000_000_000)
                  from milestones in Gen.Choose(0, 3)
                  from alternation in Gen.Elements(Enum.GetValues<LeadAlternation>())
                  select new TaskForm
                  {
                      PillarCode = "A",
                      Title = new TextWords(title, lao, english),
                      Description = new TextWords(english, title, null),
                      Start = start,
                      End = start?.AddDays(span),
                      Weight = weight,
                      Alternation = alternation,
                      Lead = span % 2 == 0 ? Side.Laos : null,
                      Sectors = span == 1 ? ["S06"] : [],
                      Owners = [.. owners.Where((_, at) => (mine & (1 << at)) != 0)],
                      Budget = amount % 2 == 0 ? [new BudgetForm(null, Currency.LAK, amount, new TextWords(title, null, null)), new BudgetForm(null, Currency.USD, amount / 100m, TextWords.None)] : [],
                      Milestones = [.. Enumerable.Range(1, milestones).Select(each => new MilestoneForm { Code = $"{each}", Title = new TextWords(title, lao, null), Type = (MilestoneType)(each + span), Planned = each == 2 ? null : start })],
                  };
        foreach (var (at, form) in gen.Sample(25).Index())
        {
            var code = $"A{at + 10}";
            yield return form with { Code = code, Predecessors = at % 3 == 1 ? ["A1", $"A{at + 9}"] : [], Milestones = [.. form.Milestones.Select(each => each with { Code = $"{code}.{each.Code}" })] };
        }
    }

    private static Task<List<TaskContent>> AllAsync(PlanDesk desk) => desk.Host.Db(async db =>
        (await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().ToListAsync()).ConvertAll(each => each.ToContent()));

    /// <summary>Whose words came first is not in a workbook: a secretary's own language is taken.</summary>
    private static TaskContent WordsOf(TaskContent task)
    {
        static LocalizedText Plain(LocalizedText text) => Languages.All.Select(each => text[each]?.Text).ToList() is [var vi, var lo, var en] && (vi ?? lo ?? en) is not null
            ? LocalizedText.Each(vi is not null ? Language.Vi : lo is not null ? Language.Lo : Language.En, each => each == Language.Vi ? vi : each == Language.Lo ? lo : en) : LocalizedText.Empty;
        return task with
        {
            Title = Plain(task.Title),
            Description = Plain(task.Description),
            Budget = [.. task.Budget.Select(each => each with { Source = Plain(each.Source) })],
            Milestones = [.. task.Milestones.Select(each => each with { Title = Plain(each.Title), Id = null })],
        };
    }

    private static IEnumerable<string> AllTexts(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Where(each => each.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(each => new StreamReader(each.Open()).ReadToEnd())];
    }

    private sealed class Synchronous(Action report) : IProgress<Web.Features.Exchange.ImportProgress>
    {
        public void Report(Web.Features.Exchange.ImportProgress value)
        {
            if (value.Count > 0)
            {
                report();
            }
        }
    }
}

using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>Indicators go out as a workbook and come back into a draft, with their baseline values and targets.</summary>
public class IndicatorBookTests
{
    private static readonly DateOnly EndOf2025 = new(2025, 12, 31);

    private static readonly DefinitionForm Trade = new()
    {
        Code = "I1",
        Title = PlanDesk.Words("Kim ngạch thương mại", "ມູນຄ່າການຄ້າ"),
        Unit = PlanDesk.Words("tỷ USD", "ຕື້ໂດລາ"),
        Baselines = [new BaselineForm(null, Side.Vietnam, 2.2m, EndOf2025, PlanDesk.Words("Hải quan Việt Nam"), TextWords.None)],
        Targets = new Dictionary<int, decimal?> { [2026] = 3.3m },
    };

    /// <summary>I1 gets another unit and target and a second baseline value, I2 is new, and the new task A2 names it.</summary>
    private static byte[] Book(object? reason) => Books.Of(
        Books.Table(BookSheet.Tasks, ["Code", "Title.Vi", "Title.Lo", "Start", "End", "Indicators"], ["A2", "Khảo sát", "ສຳຫຼວດ", new DateOnly(2026, 6, 1), new DateOnly(2026, 9, 1), "I2"]),
        Books.Table(BookSheet.Indicators, ["Code", "Title.Vi", "Title.Lo", "Unit.Vi", "Unit.Lo", "Direction", "Targets.2026", "TargetReason"],
            ["I1", "Kim ngạch thương mại", "ມູນຄ່າການຄ້າ", "triệu USD", "ລ້ານໂດລາ", null, 3600, reason],
            ["I2", "Số doanh nghiệp", "ຈຳນວນວິສາຫະກິດ", "doanh nghiệp", "ວິສາຫະກິດ", "Less is better", "1.250", null]),
        Books.Table(BookSheet.Baselines, ["Indicator", "Baseline.Line", "Baseline.Side", "Baseline.Value", "Baseline.AsOf", "Baseline.Source.Vi"],
            ["I1", 2, "Lao side", 1.6m, EndOf2025, "Bản ghi nhớ"],
            ["I2", 1, null, null, "31/12/2024", "Khảo sát"]));

    [Theory, EachDatabase]
    public async Task Are_added_and_updated_by_code_and_an_old_target_is_kept_with_the_reason(Database database)
    {
        await using var desk = await OpenAsync(database);
        var book = Book("Theo biên bản mới");
        var preview = await desk.LookAsync(book);
        Assert.Empty(preview.Lines.Where(each => each.Mark == ImportMark.Problem).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.Equal((1, 0, 2), (preview.Tasks, preview.Owners, preview.Indicators));
        Assert.Contains("Changed  Indicators!G2  I1  Target 2026  3.3 → 3,600", preview.Lines.Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.Contains(preview.Lines, each => each is { Mark: ImportMark.Added, Code: "I1/2", Address: "D2", After: 1.6m });
        Assert.Equal(("tỷ USD", 1), await desk.Host.Db(async db => (await db.Indicators.AsNoTracking().SingleAsync()) is var only ? (only.Unit.Vi!.Text, only.Targets.Count) : default));

        await desk.ImportAsync(book);
        var (first, second) = (await IndicatorAsync(desk, "I1"), await IndicatorAsync(desk, "I2"));
        Assert.Equal(("triệu USD", 3600m, 2), (first.Unit.Vi!.Text, first.TargetOf(2026), first.Baselines.Count));
        Assert.Equal((Side.Laos, 1.6m), (first.Baselines[1].Side, first.Baselines[1].Value));
        var former = Assert.Single(first.FormerTargets);
        Assert.Equal((2026, 3.3m, "Theo biên bản mới", desk.Secretary.Name), (former.Year, former.Value, former.Reason, former.ByName));
        Assert.Equal((IndicatorDirection.Less, 1250m, new DateOnly(2024, 12, 31)), (second.Direction, second.TargetOf(2026), Assert.Single(second.Baselines).AsOf));
        Assert.Equal(["I2"], (await desk.TaskAsync("A2")).Indicators);
        var history = await desk.SendAsync(new ListHistory.Query(PlanDesk.Code, Only: new HistoryFilter(Kind: HistoryKind.Indicator)));
        Assert.Equal(3, history.Count);
    }

    [Theory, EachDatabase]
    public async Task Another_target_without_a_reason_is_refused_with_all_of_the_file(Database database)
    {
        await using var desk = await OpenAsync(database);
        Assert.Equal($"H2 {Rules.IndicatorTargetReason}", await desk.RefusalAsync(Book(null)));
        Assert.Equal(Rules.ImportRefused, await desk.Host.RefusalAsync(desk.Secretary, new ImportPlan.Command(PlanDesk.Code, "a.xlsx", Book(null), (await desk.LookAsync(Book(null))).Stamp)));
        Assert.Equal((1, 1), await desk.Host.Db(async db => (await db.Indicators.CountAsync(), await db.Tasks.CountAsync())));
        async Task Refused(string expected, string[] columns, params IReadOnlyList<object?>[] rows) => Assert.Equal(expected, await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Indicators, columns, rows))));
        await Refused($"B2 {Rules.IndicatorTargetReason}", ["Code", "Targets.2026"], ["I1", null]);
        await Refused($"C2 {Rules.IndicatorTargetYear}", ["Code", "Targets.2026", "Targets.2031"], ["I1", 3.3m, 5]);
        await Refused($"B2 {Rules.NotANumber}", ["Code", "Targets.2026"], ["I1", "nhiều"]);
        await Refused($"B2 {Rules.ImportChoice}", ["Code", "Direction"], ["I1", "Sideways"]);
        await Refused($"C2 {Rules.Required}", ["Code", "Title.Vi", "Unit.Vi"], ["I9", "Tên", null]);
        await Refused($"B2 {Rules.TooLong}", ["Code", "Unit.Vi"], ["I1", new string('x', Indicator.UnitMax + 1)]);
        await Refused($"A3 {Rules.ImportCodeTwice}", ["Code", "Unit.Vi"], ["I1", "a"], ["I1", "b"]);
        async Task BaselineRefused(string expected, params object?[] row) => Assert.Equal(expected, await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Baselines, ["Indicator", "Baseline.Line", "Baseline.Side", "Baseline.AsOf", "Baseline.Source.Vi"], row))));
        await BaselineRefused($"A2 {Rules.IndicatorUnknown}", "I7", 1, null, EndOf2025, "Nguồn");
        await BaselineRefused($"B2 {Rules.OutOfRange}", "I1", 3, null, EndOf2025, "Nguồn");
        await BaselineRefused($"B2 {Rules.OutOfRange}", "I1", "một", null, EndOf2025, "Nguồn");
        await BaselineRefused($"D2 {Rules.Required}", "I1", 2, null, null, "Nguồn");
        await BaselineRefused($"E2 {Rules.Required}", "I1", 2, null, EndOf2025, null);
        await BaselineRefused($"B2 {Rules.IndicatorBaselineTwice}", "I1", 2, "Vietnamese side", EndOf2025, "Nguồn");
    }

    [Theory, EachDatabase]
    public async Task A_reason_alone_changes_nothing(Database database)
    {
        await using var desk = await OpenAsync(database);
        Assert.Empty((await desk.LookAsync(Books.Of(Books.Table(BookSheet.Indicators, ["Code", "Targets.2026", "TargetReason"], ["I1", 3.3m, "Vì sao"])))).Lines);
    }

    [Theory, EachDatabase]
    public async Task Are_taken_back_with_the_targets_that_were_replaced(Database database)
    {
        await using var desk = await OpenAsync(database);
        var before = await IndicatorAsync(desk, "I1");
        await ReviseAsync(desk, form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.4m } });
        await ReviseAsync(desk, form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.3m } });
        var result = await desk.ImportAsync(Book("Nhầm tệp"));
        Assert.Equal(3, (await IndicatorAsync(desk, "I1")).FormerTargets.Count);
        await desk.SendAsync(new UndoImport.Command(result.Id!.Value));
        var after = await IndicatorAsync(desk, "I1");
        Assert.True(before.ToContent().SaysTheSame(after.ToContent()));
        Assert.Equal([3.3m, 3.4m], after.FormerTargets.Select(each => each.Value));
        Assert.Equal((1, 1), await desk.Host.Db(async db => (await db.Indicators.CountAsync(), await db.Tasks.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task Are_not_taken_back_once_one_was_changed_or_is_named_elsewhere(Database database)
    {
        await using var desk = await OpenAsync(database);
        var result = await desk.ImportAsync(Book("Theo biên bản"));
        await ReviseAsync(desk, form => form with { Unit = PlanDesk.Words("tỷ đồng", "ຕື້ກີບ") });
        await desk.ReviseAsync("A1", form => form with { Indicators = ["I2"] });
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new UndoImport.Command(result.Id!.Value)));
        Assert.Equal(Rules.ImportChangedSince, refused.Rule);
        Assert.Equal(["I1", "A1"], Assert.IsAssignableFrom<IEnumerable<string>>(refused.Arguments[0]));
        Assert.Equal(2, await desk.Host.Db(db => db.Indicators.CountAsync()));
    }

    /// <summary>Import after export is the identity: nothing differs, and into a plan without indicators the same ones come.</summary>
    [Theory, EachDatabase]
    public async Task Taken_in_again_they_change_nothing(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        foreach (var form in Sample())
        {
            await desk.Host.SureAsync(desk.Secretary, new AddIndicator.Command(desk.PlanId, form));
        }

        var before = await AllAsync(desk);
        foreach (var language in Languages.All)
        {
            var whole = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, language));
            var alone = await desk.SendAsync(new GetIndicatorBook.Query(PlanDesk.Code, language));
            Assert.Empty((await desk.LookAsync(whole.Bytes)).Lines.Where(each => each.Mark != ImportMark.Notice).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
            Assert.Empty((await desk.LookAsync(alone.Bytes)).Lines.Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        }

        var book = await desk.SendAsync(new GetIndicatorBook.Query(PlanDesk.Code, Language.Lo));
        await desk.Host.Db(async db =>
        {
            db.Indicators.RemoveRange(await db.Indicators.ToListAsync());
            await db.SaveChangesAsync();
        });
        Assert.Equal(before.Count, (await desk.ImportAsync(book.Bytes)).Added);
        var after = await AllAsync(desk);
        Assert.All(before.Zip(after), pair => Assert.True(Plain(pair.First).SaysTheSame(Plain(pair.Second)), pair.First.Code));
    }

    [Theory, EachDatabase]
    public async Task What_LibreOffice_saved_of_them_is_what_they_were(Database database)
    {
        await using var desk = await OpenAsync(database);
        var saved = await Books.ConvertedAsync((await desk.SendAsync(new GetIndicatorBook.Query(PlanDesk.Code, Language.Vi))).Bytes, "xlsx", "xlsx:Calc MS Excel 2007 XML");
        Assert.Empty((await desk.LookAsync(saved)).Lines.Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        var changed = await Books.ConvertedAsync(Book("Theo biên bản"), "xlsx", "xlsx:Calc MS Excel 2007 XML");
        await desk.ImportAsync(changed);
        Assert.Equal((3600m, 1250m), ((await IndicatorAsync(desk, "I1")).TargetOf(2026), (await IndicatorAsync(desk, "I2")).TargetOf(2026)));
    }

    [Theory, EachDatabase]
    public async Task Figures_of_both_sides_leave_and_are_not_taken_in(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var book = await host.SendAs(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetIndicatorBook.Query("2026-2027", Language.Vi));
        var figures = await host.Db(async db => (await db.Indicators.ToListAsync()).Where(each => each.Results.Count > 0).Sum(each => each.Results.Count));
        using var stream = new MemoryStream(book.Bytes);
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheet = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(each => each.Name == Loc.In(Language.Vi)["PlanImport.FiguresSheet"]);
        var rows = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(figures, rows.Count - 1);
        Assert.DoesNotContain(PlanBook.Read(book.Bytes, default).Notices, each => each.Mark == ImportMark.Problem);
    }

    [Theory, EachDatabase]
    public async Task The_template_has_a_column_for_each_year_and_lists_to_choose_from(Database database)
    {
        await using var desk = await OpenAsync(database);
        var template = await desk.SendAsync(new GetPlanTemplate.Query(PlanDesk.Code, [Language.Lo]));
        var words = Encoding.UTF8.GetString(await Books.ConvertedAsync(template.Bytes, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,5"));
        var loc = Loc.In(Language.Lo);
        Assert.All([loc["Indicators.TargetOf", "2026"], loc["Field.TargetReason"], loc["Field.Direction"]], each => Assert.Contains(each, words, StringComparison.Ordinal));
        Assert.DoesNotContain("2027", words, StringComparison.Ordinal);
        Assert.Contains("Lists!", Books.PartOf(template.Bytes, "xl/worksheets/sheet5.xml"), StringComparison.Ordinal);
    }

    private static async Task<PlanDesk> OpenAsync(Database database)
    {
        var desk = await ImportDesk.OpenAsync(database);
        await desk.Host.SureAsync(desk.Secretary, new AddIndicator.Command(desk.PlanId, Trade));
        return desk;
    }

    private static async Task ReviseAsync(PlanDesk desk, Func<DefinitionForm, DefinitionForm> change)
    {
        var now = await IndicatorAsync(desk, "I1");
        await desk.Host.SureAsync(desk.Secretary, new ReviseIndicator.Command(now.Id, change(DefinitionForm.Of(now.ToContent())), "Thống nhất lại", now.Version));
    }

    private static Task<Indicator> IndicatorAsync(PlanDesk desk, string code) => desk.Host.Db(db => db.Indicators.AsNoTracking().SingleAsync(each => each.Code == code));

    private static Task<List<IndicatorContent>> AllAsync(PlanDesk desk) => desk.Host.Db(async db => (await db.Indicators.AsNoTracking().OrderBy(each => each.SortKey).ToListAsync()).ConvertAll(each => each.ToContent()));

    /// <summary>Words, numbers and days as they come, the same in every run.</summary>
    private static IEnumerable<DefinitionForm> Sample()
    {
        var words = Gen.Elements("=1+1", "-x", "hai\ndòng", "007", "1,5", "2026-01-02", "<b>&", "ແຜນວຽກ", "TRUE", "'x", "😀 \"q\"", "tỷ USD");
        var maybe = Gen.OneOf(words.Select(each => (string?)each), Gen.Constant<string?>(null));
        var gen = from title in words
                  from lao in maybe
                  from english in maybe
                  from direction in Gen.Elements(Enum.GetValues<IndicatorDirection>())
                  from target in Gen.Choose(-1_000_000, 2_000_000_000)
                  from baselines in Gen.Choose(0, 3)
                  from year in Gen.Choose(2020, 2025)
                  select new DefinitionForm
                  {
                      Title = new TextWords(title, lao, english),
                      Unit = new TextWords(title, lao, null),
                      Definition = new TextWords(english, lao, null),
                      LaoSource = new TextWords(null, lao, english),
                      Direction = direction,
                      Targets = target % 3 == 0 ? new Dictionary<int, decimal?>() : new Dictionary<int, decimal?> { [2026] = target / 10_000m },
                      Baselines = [.. Enumerable.Range(0, baselines).Select(each => new BaselineForm(null, each == 0 ? Side.Laos : null, each == 2 ? null : target / 100m, new DateOnly(year, 12, 31), new TextWords(title, lao, null), new TextWords(english, null, lao)))],
                  };
        return gen.Sample(20).Select((form, at) => form with { Code = $"I{at + 1}" });
    }

    /// <summary>Whose words came first is not in a workbook: a secretary's own language is taken.</summary>
    private static IndicatorContent Plain(IndicatorContent of)
    {
        static LocalizedText Words(LocalizedText text) => Languages.All.Select(each => text[each]?.Text).ToList() is [var vi, var lo, var en] && (vi ?? lo ?? en) is not null
            ? LocalizedText.Each(vi is not null ? Language.Vi : lo is not null ? Language.Lo : Language.En, each => each == Language.Vi ? vi : each == Language.Lo ? lo : en) : LocalizedText.Empty;
        return of with
        {
            Title = Words(of.Title),
            Unit = Words(of.Unit),
            Definition = Words(of.Definition),
            VietnameseSource = Words(of.VietnameseSource),
            LaoSource = Words(of.LaoSource),
            Baselines = [.. of.Baselines.Select(each => each with { Source = Words(each.Source), Note = Words(each.Note) })],
        };
    }
}

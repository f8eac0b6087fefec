using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public sealed class LateTests
{
    [Theory, EachDatabase]
    public async Task Is_what_the_domain_calls_late_or_at_risk_on_any_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        for (var months = 0; months < 14; months += 6)
        {
            var late = await AllAsync(host, observer);
            var truth = await TruthAsync(host);
            Assert.NotEmpty(truth);
            Assert.Equal(truth.Order(), late.Rows.Select(row => (row.TaskCode, row.Milestone ?? string.Empty, row.Lead, row.Status)).Order());
            Assert.All(Sides.Both, side => Assert.Equal(truth.Count(each => each.Lead == side), late.Counts[side]));
            Assert.Equal(truth.Count, late.All);
            host.Time.Advance(TimeSpan.FromDays(183));
        }
    }

    [Theory, EachDatabase]
    public async Task A_delay_that_was_reported_shows_the_agreed_and_the_new_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var late = await AllAsync(host, await host.DemoUserAsync(Role.Observer, Side.Laos));
        var row = late.Rows.Single(each => each is { TaskCode: "B1", Milestone: null });
        Assert.Equal((new DateOnly(2026, 7, 31), new DateOnly(2026, 8, 28), new DateOnly(2026, 5, 29), 0, Side.Vietnam), (row.Agreed, row.Expected, row.Since!.Value, row.DaysLate, row.Lead));
    }

    /// <summary>A delay that is reported before the day makes a milestone a risk; once the agreed day is over it is late, whatever was reported, until it is reached.</summary>
    [Theory, EachDatabase]
    public async Task A_milestone_that_was_put_off_is_at_risk_and_then_late_everywhere(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var milestone = await desk.Host.Db(db => db.Milestones.SingleAsync(each => each.TaskId == task));
        var (planned, reader) = (milestone.Planned!.Value, await desk.Host.UserAsync(Role.Observer, Side.Laos));
        async Task<(WorkStatus? List, int Late, int Risk)> StandAsync()
        {
            var home = (await desk.Host.SendAs(reader, new GetHome.Query())).Late;
            return ((await AllAsync(desk.Host, reader)).Rows.SingleOrDefault(each => each.Milestone == milestone.Code)?.Status, home.Sum(side => side.Overdue), home.Sum(side => side.Risk.PutOff));
        }

        desk.Host.Time.GoTo(planned.AddDays(-1));
        Assert.Equal(((WorkStatus?)null, 0, 0), await StandAsync());
        var today = desk.Host.Services.GetRequiredService<Clock>().Today;
        await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = today, Percent = 10, Delay = new DelayForm(PlanDesk.Words("Mưa lũ"), PlanDesk.Words("Làm bù"), planned.AddDays(10), milestone.Id) }, []));
        Assert.Equal(((WorkStatus?)WorkStatus.AtRisk, 0, 1), await StandAsync());
        desk.Host.Time.GoTo(planned.AddDays(3));
        Assert.Equal(((WorkStatus?)WorkStatus.Delayed, 1, 0), await StandAsync());
        Assert.Equal(3, (await AllAsync(desk.Host, reader)).Rows.Single(each => each.Milestone == milestone.Code).DaysLate);
        Assert.Equal(MilestoneStanding.Late, (await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Milestones.Single().Standing);
    }

    [Theory, EachDatabase]
    public async Task Is_found_by_side_and_put_in_order(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        host.Time.Advance(TimeSpan.FromDays(365));
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var all = await AllAsync(host, reader);
        Assert.Contains(all.Rows, row => row.Milestone is not null && row.DaysLate > 30);
        var delayed = all.Rows.TakeWhile(row => row.Status == WorkStatus.Delayed).ToList();
        Assert.Equal(delayed.OrderByDescending(row => row.DaysLate).Select(row => row.DaysLate), delayed.Select(row => row.DaysLate));
        Assert.DoesNotContain(all.Rows.Skip(delayed.Count), row => row.Status == WorkStatus.Delayed);

        var laos = await host.SendAs(reader, new ListLate.Query(Side.Laos));
        Assert.Equal(all.Rows.Count(row => row.Lead == Side.Laos), laos.Page.Rows);
        Assert.All(laos.Rows, row => Assert.Equal(Side.Laos, row.Lead));
        Assert.Equal(all.Counts, laos.Counts);

        var byOwner = (await host.SendAs(reader, new ListLate.Query(LateOrder: LateOrder.Owner))).Rows.Where(row => row.Owners.Count > 0).Select(row => row.Owners[0].Name.For(reader.Language)).ToList();
        Assert.Equal(byOwner.OrderBy(name => name, TextOrder.For(reader.Language)), byOwner);
        var last = await host.SendAs(reader, new ListLate.Query(LateOrder: LateOrder.Plan, Page: int.MaxValue));
        Assert.Equal(last.Page.Pages, last.Page.Number);
    }

    [Theory, EachDatabase]
    public async Task Is_filtered_and_put_in_every_order_and_leaves_as_it_is_shown(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        host.Time.Advance(TimeSpan.FromDays(240));
        var reader = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var all = await host.SendAs(reader, new ListLate.Query(IsWhole: true));
        Assert.True(all.Rows.Count > 60, $"Only {all.Rows.Count} are late");
        Assert.Equal(["2026-2027"], all.Plans);
        var owner = all.Owners[^1];
        (LateFilter Only, Func<ListLate.Row, bool> IsFound)[] filters =
        [
            (new(Plan: "2026-2027"), _ => true),
            (new(Plan: "1999"), _ => false),
            (new(Owner: owner.Id), row => row.Owners.Contains(owner.Owner)),
            (new(Kind: LateKind.Milestones), row => row.Milestone is not null),
            (new(Status: WorkStatus.AtRisk), row => row.Status == WorkStatus.AtRisk),
            (new(Owner: owner.Id, Kind: LateKind.Tasks, Status: WorkStatus.Delayed), row => row.Owners.Contains(owner.Owner) && row is { Milestone: null, Status: WorkStatus.Delayed }),
        ];
        foreach (var (only, isFound) in filters)
        {
            var found = await host.SendAs(reader, new ListLate.Query(Only: only, IsWhole: true));
            Assert.Equal(all.Rows.Where(isFound).Select(NameOf).Order(), found.Rows.Select(NameOf).Order());
            Assert.Equal(found.All, found.Rows.Count);
        }

        var keys = await host.Db(db => db.Tasks.Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && plan.Code == "2026-2027")).ToDictionaryAsync(task => task.Code, task => task.SortKey));
        var orders = new HashSet<string>();
        foreach (var order in Enum.GetValues<LateOrder>())
        {
            var expected = all.Rows.Reverse().ToList();
            expected.Sort((one, other) => Compare(one, other, order, reader.Language, keys));
            var shown = await host.SendAs(reader, new ListLate.Query(null, order, IsWhole: true));
            Assert.Equal((order, string.Join('\n', expected.Select(NameOf))), (order, string.Join('\n', shown.Rows.Select(NameOf))));
            Assert.True(orders.Add(string.Join('\n', shown.Rows.Select(NameOf))), $"{order} is no order of its own");
            var file = await host.SendAs(reader, new GetLateExport.Query(Side.Laos, order, new(Kind: LateKind.Milestones), reader.Language));
            Assert.Equal(shown.Rows.Where(row => row is { Lead: Side.Laos, Milestone: not null }).Select(row => row.Milestone), CellsOf(file.Bytes).Select(row => row[3]));
        }
    }

    /// <summary>By what the order is called after, then by place in the plan.</summary>
    private static int Compare(ListLate.Row one, ListLate.Row other, LateOrder order, Language language, IReadOnlyDictionary<string, string> keys)
    {
        var names = TextOrder.For(language);
        string Place(ListLate.Row row) => keys[row.TaskCode] + (row.Milestone is { } code ? $"/{SortKey.OfCode(code)}" : string.Empty);
        string Owner(ListLate.Row row) => row.Owners is [var first, ..] ? first.Name.For(language) : string.Empty;
        var mostDays = other.DaysLate.CompareTo(one.DaysLate);
        int[] steps = order switch
        {
            LateOrder.Days => [(one.Status == WorkStatus.AtRisk).CompareTo(other.Status == WorkStatus.AtRisk), mostDays],
            LateOrder.Plan => [],
            LateOrder.Title => [names.Compare(one.Title.For(language), other.Title.For(language))],
            LateOrder.Side => [(one.Lead is null).CompareTo(other.Lead is null), Comparer<Side?>.Default.Compare(one.Lead, other.Lead), mostDays],
            LateOrder.Owner => [(one.Owners.Count == 0).CompareTo(other.Owners.Count == 0), names.Compare(Owner(one), Owner(other)), mostDays],
            LateOrder.Date => [(one.Agreed ?? DateOnly.MaxValue).CompareTo(other.Agreed ?? DateOnly.MaxValue)],
        };
        return steps.Append(string.CompareOrdinal(Place(one), Place(other))).FirstOrDefault(step => step != 0);
    }

    [Theory, EachDatabase]
    public async Task No_cell_of_its_workbook_is_run_as_a_formula(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("=cmd|' /C calc'!A0", "ກ") });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        desk.Host.Time.GoTo(new DateOnly(2026, 9, 10));
        var file = await desk.SendAsync(new GetLateExport.Query(null, LateOrder.Days, null, Domain.Texts.Language.Vi));
        var rows = CellsOf(file.Bytes);
        Assert.Equal(["A1", "A1"], rows.Select(row => row[2]));
        Assert.Contains(rows, row => row[4] == "=cmd|' /C calc'!A0" && row[0] == "10");
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new GetLateExport.Query(null, LateOrder.Days, new LateFilter("1999"), Domain.Texts.Language.Vi)));
    }

    private static string NameOf(ListLate.Row row) => $"{row.TaskCode} {row.Milestone}";

    /// <summary>The cells below the headings, in words; none holds a formula.</summary>
    private static List<string[]> CellsOf(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(each => $"{each.Path?.XPath}: {each.Description}"));
        var sheet = Assert.Single(book.WorkbookPart!.WorksheetParts).Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Row>().Skip(1).Select(row => Enumerable.Range(0, 11)
            .Select(at => row.Elements<Cell>().FirstOrDefault(cell => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()) == ((char)('A' + at)).ToString())?.InnerText ?? string.Empty).ToArray())];
    }

    private static Task<ListLate.Result> AllAsync(TestHost host, CurrentUser reader) => host.SendAs(reader, new ListLate.Query());

    private static async Task<List<(string Task, string Milestone, Side? Lead, WorkStatus Status)>> TruthAsync(TestHost host)
    {
        var today = host.Services.GetRequiredService<Clock>().Today;
        var plan = await host.Db(db => db.Plans.SingleAsync(each => each.Code == "2026-2027"));
        var tasks = await host.Db(db => db.Tasks.Include(each => each.Milestones).Where(each => each.PlanId == plan.Id).ToListAsync());
        var year = Math.Clamp(today.Year, plan.PeriodStart.Year, plan.PeriodEnd.Year);
        return
        [
            .. tasks.Where(task => task.Outlook.On(today) is WorkStatus.Delayed or WorkStatus.AtRisk)
                .Select(task => (task.Code, string.Empty, task.LeadIn(year, plan.PeriodStart.Year), task.Outlook.On(today))),
            .. from task in tasks
               where task.Outlook.Settled is not (WorkStatus.Completed or WorkStatus.Cancelled)
               from milestone in task.Milestones
               where milestone.Reached is null && (milestone.Planned < today || milestone.Expected > milestone.Planned)
               select (task.Code, milestone.Code, task.LeadIn(year, plan.PeriodStart.Year), milestone.Planned < today ? WorkStatus.Delayed : WorkStatus.AtRisk),
        ];
    }
}

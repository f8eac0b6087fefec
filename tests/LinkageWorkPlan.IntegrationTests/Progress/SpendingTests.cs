using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Progress;

/// <summary>Money that was spent of a task's budget lines, by side and quarter.</summary>
public sealed class SpendingTests
{
    private static readonly DateOnly Today = TestHost.DemoToday;
    private static readonly DateOnly First = new(2026, 3, 14);
    private static readonly DateOnly Second = new(2026, 6, 14);

    [Theory, EachDatabase]
    public async Task Is_recorded_with_progress_and_stands_beside_what_is_planned(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await AdoptAsync(desk);
        await desk.SendAsync(Record(task, new SpendingForm(1, First, 100_000_000m, "PC 01/2026"), new SpendingForm(2, Second, 250.50m, "PC 02/2026")) with
        {
            Form = new ProgressForm { EffectiveOn = Today, Percent = 30 },
        });
        await desk.Host.SendAs(desk.LaoSecretary, Record(task, new SpendingForm(1, Second, 50_000_000m, "ໃບຢັ້ງຢືນ 3")));

        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        var lines = SpendingLine.Of(shown.Task.Agreed.Budget, shown.Spending);
        Assert.Equal([(150_000_000m, 350_000_000m, 30m), (250.50m, 749.50m, 25.1m)], lines.Select(each => (each.Spent, each.Rest!.Value, each.Share!.Value)));
        Assert.Equal([100_000_000m, 50_000_000m], new[] { First, Second }.Select(each => lines[0].In(each)!.Value));
        Assert.Equal([Side.Vietnam, Side.Vietnam, Side.Laos], shown.Spending.OrderBy(each => each.RecordedAt).ThenBy(each => each.Line).Select(each => each.Side).OrderBy(each => each));
        Assert.Equal(30, shown.Progress.Percent);
        Assert.Equal([100_000_000m], (await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1", First.AddDays(3)))).Spending.Select(each => each.Amount));

        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(RecordProgress) && each.ActorSide == Side.Laos));
        Assert.Equal((task, "50000000"), (entry.SubjectId, entry.Changes.Single(each => each.Field == "Spending.Amount").After));
    }

    [Theory, EachDatabase]
    public async Task More_than_is_planned_is_asked_and_nothing_is_saved_before(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await AdoptAsync(desk);
        var command = Record(task, new SpendingForm(2, Second, 1_000.01m, "PC 02/2026"));
        var asked = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, command));
        Assert.Equal((Questions.SpendingOverPlan, "Spending:2:Amount"), (asked.Rule, asked.Subject));
        Assert.Equal(0, await desk.Host.Db(db => db.Spending.CountAsync()));
        await desk.Host.SureAsync(desk.Secretary, command);
        Assert.Equal(1, await desk.Host.Db(db => db.Spending.CountAsync()));
        Assert.Equal(
            [Rules.Required, Rules.Required, Rules.Required],
            (await desk.Host.RefusedAsync(desk.Secretary, Record(task, new SpendingForm(1, null, null, " ")))).Select(each => each.Rule));
        Assert.Equal(Rules.SpendingAmount, await desk.Host.RefusalAsync(desk.Secretary, Record(task, new SpendingForm(1, Second, -1, "PC"))));
    }

    [Theory, EachDatabase]
    public async Task Is_corrected_and_withdrawn_by_its_side_with_the_reason_on_record(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await AdoptAsync(desk);
        await desk.SendAsync(Record(task, new SpendingForm(1, First, 100_000_000m, "PC 01/2026")));
        var id = await desk.Host.Db(db => db.Spending.Select(each => each.Id).SingleAsync());
        var form = new SpendingForm(1, Second, 10_000_000m, "PC 01/2026");
        Assert.Equal(Rules.NotOwnRecord, await desk.Host.RefusalAsync(desk.LaoSecretary, new CorrectSpending.Command(id, form, "Gõ nhầm")));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new CorrectSpending.Command(id, form, " ")));
        Assert.False((await desk.Host.SendAs(desk.LaoSecretary, new GetSpending.Query(PlanDesk.Code, "A1", id))).MayCorrect);
        var now = await desk.SendAsync(new CorrectSpending.Command(id, form, "Gõ nhầm"));
        Assert.Equal(100_000_000m, (await desk.Host.Db(db => db.Spending.IgnoreQueryFilters().SingleAsync(each => each.Id == id))).Amount);
        Assert.Equal(Rules.ProgressSuperseded, await desk.Host.RefusalAsync(desk.Secretary, new WithdrawSpending.Command(id, "Lần nữa")));
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(CorrectSpending)));
        Assert.Equal(("100000000", "10000000"), entry.Changes.Single(each => each.Field == "Spending.Amount") is var change ? (change.Before, change.After) : default);
        Assert.DoesNotContain(entry.Changes, each => each.Field == "Spending.Reference");

        await desk.SendAsync(new WithdrawSpending.Command(now, "Nhầm nhiệm vụ"));
        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Empty(shown.Spending);
        Assert.Equal(["Nhầm nhiệm vụ", "Gõ nhầm"], shown.SupersededSpending.Select(each => each.SupersededReason!).OrderByDescending(each => each, StringComparer.Ordinal));
        Assert.Equal(0, await desk.Host.Db(db => db.Spending.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task The_overview_shows_it_by_pillar_side_and_currency_with_its_list(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await AdoptAsync(desk);
        await desk.SendAsync(Record(task, new SpendingForm(1, First, 100m, "PC 1"), new SpendingForm(2, Second, 20m, "PC 2")));
        await desk.Host.SendAs(desk.LaoSecretary, Record(task, new SpendingForm(1, Second, 50m, "PC 3")));
        var money = Assert.Single((await desk.SendAsync(new GetOverview.Query(PlanDesk.Code))).Overview.Money);
        Assert.Equal([Currency.VND, Currency.USD], money.Currencies);
        Assert.Equal((150m, 100m, 50m, 20m), (money.SpentIn(Currency.VND), money.SpentIn(Currency.VND, Side.Vietnam), money.SpentIn(Currency.VND, Side.Laos), money.SpentIn(Currency.USD)));
        foreach (var spent in money.Spent)
        {
            Assert.Equal((1, 1), (spent.Tasks.Count, (await desk.SendAsync(new ListOverviewItems.Query(PlanDesk.Code, spent.Tasks.Items))).Page.Rows));
        }

        var earlier = Assert.Single((await desk.SendAsync(new GetOverview.Query(PlanDesk.Code, First))).Overview.Money);
        Assert.Equal((100m, 0m), (earlier.SpentIn(Currency.VND), earlier.SpentIn(Currency.USD)));
        Assert.Equal(0, (await desk.SendAsync(new ListOverviewItems.Query(PlanDesk.Code, new OverviewItems(OverviewKind.SpentTasks, Spender: Side.Laos), First))).Page.Rows);
    }

    [Theory, EachDatabase]
    public async Task Leaves_with_the_plans_workbook_and_its_json(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await AdoptAsync(desk);
        await desk.SendAsync(Record(task, new SpendingForm(2, Second, 20.25m, "PC 2")));
        var json = (await desk.SendAsync(new GetPlanJson.Query(PlanDesk.Code))).Json;
        Assert.Contains("\"amount\":20.25", json, StringComparison.Ordinal);
        var bytes = (await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Domain.Texts.Language.Vi))).Bytes;
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Contains("Kinh phí đã sử dụng", book.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(each => each.Name!.Value));
    }

    private static RecordProgress.Command Record(Guid task, params SpendingForm[] spending) => new(task, new ProgressForm { EffectiveOn = Today }, []) { Spending = spending };

    /// <summary>An adopted task with a line in dong and one in dollars.</summary>
    private static async Task<Guid> AdoptAsync(PlanDesk desk)
    {
        var task = await desk.AddAsync(desk.Form() with
        {
            Budget =
            [
                new BudgetForm(null, Currency.VND, 500_000_000m, PlanDesk.Words("Ngân sách nhà nước", "ງົບປະມານແຫ່ງລັດ")),
                new BudgetForm(null, Currency.USD, 1_000m, PlanDesk.Words("Đối tác phát triển", "ຄູ່ຮ່ວມພັດທະນາ")),
            ],
        });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        return task;
    }
}

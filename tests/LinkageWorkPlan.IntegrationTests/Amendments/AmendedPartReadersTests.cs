using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>What forms, papers and files say of indicators, title and pillars that an amendment changed.</summary>
public sealed class AmendedPartReadersTests
{
    private static readonly TextWords NewTitle = PlanDesk.Words("Kế hoạch mới", "ແຜນໃໝ່");
    private static readonly PartForm NewPillar = new("N", PlanDesk.Words("Trụ mới", "ເສົາໃໝ່"));

    [Theory, EachDatabase]
    public async Task A_figure_of_a_dropped_indicator_is_neither_agreed_to_nor_withdrawn_and_files_say_since_when(Database database)
    {
        await using var desk = await AmendingPartsTests.OpenAsync(database);
        var indicator = await desk.Host.Db(db => db.Indicators.AsNoTracking().SingleAsync());
        await desk.Plan.SendAsync(new RecordIndicatorResult.Command(indicator.Id, new IndicatorForm(TestHost.DemoToday, 2, PlanDesk.Words("Hải quan", "ພາສີ"), TextWords.None, FigureOrigin.Agreed)));
        var figure = Assert.Single(Assert.Single((await desk.Plan.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows).Results).Id;
        await DropAsync(desk);

        Assert.Equal(Rules.IndicatorDropped, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new AgreeIndicatorResult.Command(figure)));
        Assert.Equal(Rules.IndicatorDropped, await desk.Host.RefusalAsync(desk.Plan.Secretary, new WithdrawIndicatorResult.Command(figure, "Sai")));
        var row = Assert.Single((await desk.Host.SendAs(desk.Plan.LaoSecretary, new ListIndicators.Query(PlanDesk.Code))).Rows);
        Assert.Empty(row.Agreeable);
        Assert.Empty(Assert.Single((await desk.Plan.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows).Correctable);

        Assert.Equal(TestHost.DemoToday, ApiIndicator.Of(row).DroppedOn);
        using var json = JsonDocument.Parse((await desk.Plan.SendAsync(new GetPlanJson.Query(PlanDesk.Code))).Json);
        Assert.Equal("2026-06-22", json.RootElement.GetProperty("indicators")[0].GetProperty("droppedOn").GetString());
    }

    [Theory, EachDatabase]
    public async Task The_reason_of_a_replaced_target_is_given_to_other_programs(Database database)
    {
        await using var desk = await AmendingPartsTests.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } }, PlanDesk.Words("Quý I cao", "ໄຕມາດ I ສູງ"));
        await desk.SendAsync();
        await desk.SignBothAsync();
        var former = Assert.Single(ApiIndicator.Of(Assert.Single((await desk.Plan.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows)).FormerTargets);
        Assert.Equal((1, "Quý I cao"), (former.Amendment!.Value, former.AgreedReason!.Vi));
    }

    [Theory, EachDatabase]
    public async Task A_signed_amendment_names_the_plan_as_it_was_called_then_and_the_consolidated_plan_as_it_is_now(Database database)
    {
        await using var desk = await AmendingPartsTests.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        await desk.ProposeAsync();
        await desk.OutlineAsync(form => form with { Title = NewTitle, End = new(2027, 3, 31), Pillars = [NewPillar, .. form.Pillars] }, number: 2);
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } }, number: 2);
        await desk.AmendIndicatorAsync(null, form => AmendingPartsTests.Trade with { Code = form.Code, Title = PlanDesk.Words("Số vụ đầu tư", "ຈຳນວນການລົງທຶນ") }, number: 2);
        await desk.SendAsync(2);
        await desk.SignBothAsync();

        foreach (var number in new[] { 1, 2 })
        {
            var paper = await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, number));
            Assert.Contains("Kế hoạch 2026", paper.Basis[^1].For(Language.Vi), StringComparison.Ordinal);
            Assert.DoesNotContain(paper.Basis, each => each.For(Language.Vi).Contains("Kế hoạch mới", StringComparison.Ordinal));
        }

        var plan = (await desk.Plan.SendAsync(new GetConsolidatedPlan.Query(PlanDesk.Code))).Plan;
        Assert.Equal(("Kế hoạch mới", new DateOnly(2027, 3, 31), new DateOnly(2026, 10, 31)), (plan.Title.For(Language.Vi), plan.PeriodEnd, plan.Tasks.Single().End!.Value));
        Assert.Equal(["N", "A"], plan.Pillars.Select(each => each.Code));
        Assert.Equal([("I1", 3.5m), ("I2", 3.3m)], plan.Indicators.Select(each => (each.Code, each.Targets[0].Value)));
    }

    [Theory, EachDatabase]
    public async Task Tasks_on_an_earlier_day_stand_in_the_order_that_pillars_had(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2"));
        await desk.SendAsync();
        await desk.SignBothAsync();
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.ProposeAsync();
        await desk.OutlineAsync(form => form with { Pillars = [NewPillar, .. form.Pillars] }, number: 2);
        await desk.AmendAsync("A2", form => form with { Weight = 50 }, number: 2);
        await desk.SendAsync(2);
        await desk.SignBothAsync();

        var found = await desk.Host.Db(db => PlanAsOf.ReadAsync(VisibleDb.To(CurrentUser.System, db), desk.Plan.PlanId, TestHost.DemoToday, CancellationToken.None));
        Assert.Equal([("A1", "00/"), ("A2", "00/")], found.Tasks.Select(each => (each.Code, each.SortKey[..3])));
    }

    [Theory, EachDatabase]
    public async Task A_task_names_indicators_as_the_amendment_leaves_them(Database database)
    {
        await using var desk = await AmendingPartsTests.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync(null, form => AmendingPartsTests.Trade with { Code = form.Code, Title = PlanDesk.Words("Số vụ đầu tư", "ຈຳນວນການລົງທຶນ") });
        var editor = await desk.Plan.SendAsync(new GetAmendedIndicator.Query(PlanDesk.Code, 1, "I1"));
        await desk.Plan.SendAsync(new DropIndicator.Command(editor.AmendmentId, "I1", TextWords.None, editor.Version));
        Assert.Equal(["I2"], (await desk.Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, "A1"))).Task.Indicators.Select(each => each.Code));

        await desk.AmendAsync("A1", form => form with { Indicators = ["I2"] });
        var shown = await desk.ShowAsync();
        Assert.Empty(shown.Broken);
        await desk.Plan.SendAsync(new RemoveAmendedPart.Command(shown.Id, "I2", shown.Version));
        Assert.Equal([(Rules.IndicatorUnknown, "A1")], (await desk.ShowAsync()).Broken.Select(each => (each.Rule, each.Subject!)));
    }

    [Theory, EachDatabase]
    public async Task A_report_that_is_being_written_is_named_before_the_period_leaves_it_out(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.Plan.SendAsync(new CreateReport.Command(PlanDesk.Code, "END", ReportKind.EndOfPlan, new(2026, 1, 1), new(2026, 12, 31), new(2026, 12, 31), new(2027, 1, 15)));
        await desk.ProposeAsync();
        var editor = await desk.Plan.SendAsync(new GetAmendedOutline.Query(PlanDesk.Code, 1));
        var form = OutlineForm.Of(editor.Saved);
        var asked = await desk.Host.RefusedAsync(desk.Plan.Secretary, new AmendOutline.Command(editor.AmendmentId, form with { End = new(2027, 1, 15) }, editor.Version));
        var question = Assert.Single(asked);
        Assert.Equal((Questions.ReportsKeepDates, "END"), (question.Rule, question.Arguments[2]));
        await desk.Plan.SendAsync(new AmendOutline.Command(editor.AmendmentId, form with { Title = NewTitle }, editor.Version));
    }

    [Theory, EachDatabase]
    public async Task A_dropped_indicator_is_not_carried_over(Database database)
    {
        await using var desk = await AmendingPartsTests.OpenAsync(database);
        await DropAsync(desk);
        await ClosingTests.CloseAsync(desk);
        var next = await desk.Plan.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, NewTitle, new(2027, 1, 1), new(2027, 12, 31)));
        Assert.Equal(0, (await desk.Plan.SendAsync(new CarryOver.Command(desk.Plan.PlanId, next, [], ["I1"], [], Directions: false))).Indicators);
    }

    private static async Task DropAsync(AmendmentDesk desk)
    {
        await desk.ProposeAsync();
        var editor = await desk.Plan.SendAsync(new GetAmendedIndicator.Query(PlanDesk.Code, 1, "I1"));
        await desk.Plan.SendAsync(new DropIndicator.Command(editor.AmendmentId, "I1", TextWords.None, editor.Version));
        await desk.SendAsync();
        await desk.SignBothAsync();
    }
}

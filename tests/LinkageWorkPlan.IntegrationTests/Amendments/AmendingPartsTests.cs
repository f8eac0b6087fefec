using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>What an amendment changes besides tasks: indicators with their targets, and the plan's own title, period and pillars.</summary>
public sealed class AmendingPartsTests
{
    private static readonly TextWords WhyTarget = PlanDesk.Words("Quý I cao hơn dự kiến", "ໄຕມາດ I ສູງກວ່າຄາດ");

    internal static readonly DefinitionForm Trade = new()
    {
        Code = "I1",
        Title = PlanDesk.Words("Kim ngạch thương mại", "ມູນຄ່າການຄ້າ"),
        Unit = PlanDesk.Words("tỷ USD", "ຕື້ໂດລາ"),
        Baselines = [new BaselineForm(null, Side.Laos, 1.6m, new(2024, 12, 31), PlanDesk.Words("Bản ghi nhớ", "ບົດບັນທຶກ"), TextWords.None)],
        Targets = new Dictionary<int, decimal?> { [2026] = 3.3m },
    };

    internal static Task<AmendmentDesk> OpenAsync(Database database) =>
        AmendmentDesk.OpenAsync(database, draft: plan => plan.SendAsync(new AddIndicator.Command(plan.PlanId, Trade)));

    [Theory, EachDatabase]
    public async Task Both_signatures_replace_a_target_and_the_old_one_stays_with_the_reason(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } }, WhyTarget);
        await desk.AmendIndicatorAsync(null, form => Trade with { Code = form.Code, Title = PlanDesk.Words("Số vụ đầu tư", "ຈຳນວນການລົງທຶນ") });
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        Assert.Equal(3.3m, Assert.Single((await IndicatorAsync(desk)).Targets).Value);

        Assert.True(await desk.SignAsync(Side.Vietnam));

        var indicator = await IndicatorAsync(desk);
        Assert.Equal(3.5m, Assert.Single(indicator.Targets).Value);
        var former = Assert.Single(indicator.FormerTargets);
        Assert.Equal((2026, 3.3m, 1, TestHost.DemoToday), (former.Year, former.Value, former.Amendment, former.Until));
        Assert.Equal(("Quý I cao hơn dự kiến", "ໄຕມາດ I ສູງກວ່າຄາດ"), (former.Agreed!.Vi!.Text, former.Agreed.Lo!.Text));
        Assert.Equal("Số vụ đầu tư", (await IndicatorAsync(desk, "I2")).Title.Vi!.Text);
        var changes = (await desk.Host.Db(db => db.History.Where(each => each.SubjectKind == nameof(Indicator)).ToListAsync())).SelectMany(each => each.Changes);
        Assert.Contains(("IndicatorTarget.Value", "3.3", "3.5"), changes.Select(each => (each.Field, each.Before, each.After)));

        // What is agreed now, and what was agreed first.
        var shown = await desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Vi));
        Assert.Contains(shown.Items, each => each.Subject == nameof(Indicator) && each.Code == "I1" && each.Rows.Any(row => row.Change is { Before: "3.3", After: "3.5" }));
        Assert.Contains(shown.Items, each => each.Subject == nameof(Indicator) && each.Code == "I2" && each.Rows[0].Kind == DifferenceKind.Added);
    }

    [Theory, EachDatabase]
    public async Task A_report_takes_targets_and_title_as_they_were_agreed_on_its_day_and_names_the_amendment(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } });
        await desk.OutlineAsync(form => form with { Title = PlanDesk.Words("Kế hoạch mới", "ແຜນໃໝ່"), Pillars = [new PartForm("N", PlanDesk.Words("Trụ mới", "ເສົາໃໝ່")), .. form.Pillars] });
        await desk.SendAsync();
        await desk.SignBothAsync();

        var (before, after) = await desk.Host.Db(async db => (
            await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday.AddDays(-1), default), await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday, default)));

        Assert.Equal((3.3m, 3.5m), (before.Indicators[0].TargetOf(2026), after.Indicators[0].TargetOf(2026)));
        Assert.Empty(before.Indicators[0].FormerTargets);
        Assert.Equal("Kế hoạch mới", after.Plan.Title.Vi!.Text);
        Assert.NotEqual("Kế hoạch mới", before.Plan.Title.Vi!.Text);
        Assert.DoesNotContain(before.Plan.Pillars, each => each.Code == "N");
        Assert.Equal("N", after.Plan.Pillars.MinBy(each => each.Order)!.Code);
        var wording = desk.Host.Services.GetRequiredService<ReportTemplates>().Wording;
        var rows = AgreedChanges.Of(after, null, new Dictionary<Guid, Owner>(), wording);
        Assert.Contains(rows, each => each is { TaskCode: "I1", Amendment: 1 } && each.From.For(Language.En) == "3.3" && each.To.For(Language.En) == "3.5");
        Assert.Contains(rows, each => each is { TaskCode: PlanDesk.Code, Amendment: 1 } && each.To.For(Language.Vi) == "Trụ mới");
        Assert.Empty(AgreedChanges.Of(before, null, new Dictionary<Guid, Owner>(), wording));
    }

    [Theory, EachDatabase]
    public async Task The_period_and_a_task_in_it_are_amended_together_and_a_shorter_one_names_what_it_cuts_off(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.OutlineAsync(form => form with { End = new(2026, 7, 31) });
        var broken = Assert.Single((await desk.ShowAsync()).Broken);
        Assert.Equal((Rules.TasksOutsidePeriod, Amendment.OutlinePart), (broken.Rule, broken.Subject));
        Assert.Equal(["A1"], Assert.IsType<List<string>>(broken.Arguments[2]));

        await desk.OutlineAsync(form => form with { End = new(2027, 3, 31) });
        await desk.AmendAsync("A1", form => form with { End = new(2027, 2, 28) });
        await desk.SendAsync();
        await desk.SignBothAsync();

        var (plan, task) = (await desk.Host.Db(db => db.Plans.SingleAsync()), await desk.TaskAsync());
        Assert.Equal((new DateOnly(2027, 3, 31), new DateOnly(2027, 2, 28), new DateOnly(2026, 8, 31)), (plan.PeriodEnd, task.Agreed.End!.Value, task.BaselineEnd!.Value));
        var entry = (await desk.Host.Db(db => db.History.Where(each => each.SubjectKind == nameof(WorkPlan)).ToListAsync())).SelectMany(each => each.Changes);
        Assert.Contains(entry, each => each is { Field: "WorkPlan.PeriodEnd", After: "2027-03-31" });
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_meanwhile_keeps_everybody_from_signing_and_nothing_is_changed(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } });
        await desk.OutlineAsync(form => form with { Title = PlanDesk.Words("Kế hoạch mới", "ແຜນໃໝ່") });
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        await desk.Host.Db(async db =>
        {
            (await db.Indicators.SingleAsync()).SetText(nameof(Indicator.Unit), LocalizedText.Of(Language.Vi, "triệu USD", "ລ້ານໂດລາ"));
            (await db.Plans.Include(each => each.Pillars).SingleAsync()).SetText("Pillar:A", LocalizedText.Of(Language.Vi, "Tên khác", "ຊື່ອື່ນ"));
            await db.SaveChangesAsync();
        });
        var round = await desk.Plan.RoundAsync();

        var refused = await desk.Host.RefusedAsync(desk.Chairs[Side.Vietnam], new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
        Assert.Equal([(Rules.AmendmentPartOutdated, Amendment.OutlinePart), (Rules.AmendmentPartOutdated, "Indicator:I1")], refused.Select(each => (each.Rule, each.Subject!)));

        Assert.Equal(
            [Amendment.OutlinePart, "Indicator:I1"],
            (await desk.Plan.SendAsync(new GetRound.Query(round.Id))).Unready.Where(each => each.Rule == Rules.AmendmentPartOutdated).Select(each => each.Subject!));
        Assert.Equal(3.3m, Assert.Single((await IndicatorAsync(desk)).Targets).Value);
    }

    [Theory, EachDatabase]
    public async Task A_dropped_indicator_takes_no_more_figures_and_leaves_what_is_agreed(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        var editor = await desk.Plan.SendAsync(new GetAmendedIndicator.Query(PlanDesk.Code, 1, "I1"));
        await desk.Plan.SendAsync(new DropIndicator.Command(editor.AmendmentId, "I1", TextWords.None, editor.Version));
        await desk.SendAsync();
        await desk.SignBothAsync();

        var indicator = await IndicatorAsync(desk);
        Assert.Equal((TestHost.DemoToday, 1), (indicator.DroppedOn!.Value, indicator.DroppedBy!.Value));
        var figure = new IndicatorForm(TestHost.DemoToday, 2, PlanDesk.Words("Hải quan", "ພາສີ"), TextWords.None);
        Assert.Equal(Rules.IndicatorDropped, await desk.Host.RefusalAsync(desk.Plan.Secretary, new RecordIndicatorResult.Command(indicator.Id, figure)));
        Assert.Empty(await desk.Host.Db(async db => (await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday, default)).Indicators));
        Assert.Single(await desk.Host.Db(async db => (await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday.AddDays(-1), default)).Indicators));
        Assert.Equal(TestHost.DemoToday, Assert.Single((await desk.Plan.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows).DroppedOn);
    }

    [Theory, EachDatabase]
    public async Task A_part_is_taken_out_again_and_a_plan_in_force_changes_in_no_other_way(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendIndicatorAsync("I1", form => form with { Targets = new Dictionary<int, decimal?> { [2026] = 3.5m } });
        await desk.OutlineAsync(form => form with { Title = PlanDesk.Words("Kế hoạch mới", "ແຜນໃໝ່") });
        var shown = await desk.ShowAsync();
        Assert.Equal(Rules.AmendmentPartUnchanged, await desk.Host.RefusalAsync(desk.Plan.Secretary, new AmendIndicator.Command(shown.Id, "I1", DefinitionForm.Of((await IndicatorAsync(desk)).ToContent()), TextWords.None, shown.Version)));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new RemoveAmendedPart.Command(shown.Id, "I1", shown.Version - 1)));
        await desk.Plan.SendAsync(new RemoveAmendedPart.Command(shown.Id, "I1", shown.Version));
        shown = await desk.ShowAsync();
        Assert.Empty(shown.Content.Indicators);
        await desk.Plan.SendAsync(new RemoveAmendedPart.Command(shown.Id, null, shown.Version));
        Assert.Equal(Rules.AmendmentEmpty, Assert.Single((await desk.ShowAsync()).Broken).Rule);
        var removals = await desk.Host.Db(db => db.History.Where(each => each.Action == nameof(RemoveAmendedPart)).ToListAsync());
        Assert.Equal(2, removals.Count);
        Assert.Contains(removals.SelectMany(each => each.Changes), each => each is { Field: "WorkPlan.Title", Before: "Kế hoạch mới", After: "Kế hoạch 2026" });
        Assert.Equal(Rules.IndicatorAgreed, await desk.Host.RefusalAsync(desk.Plan.Secretary, new AddIndicator.Command(desk.Plan.PlanId, Trade with { Code = "I9" })));
    }

    private static Task<Indicator> IndicatorAsync(AmendmentDesk desk, string code = "I1") => desk.Host.Db(db => db.Indicators.AsNoTracking().SingleAsync(each => each.Code == code));
}

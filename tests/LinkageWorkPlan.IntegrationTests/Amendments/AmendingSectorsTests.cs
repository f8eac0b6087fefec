using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>An adopted plan's sectors, which both sides signed, and the pages on which they are changed.</summary>
public sealed class AmendingSectorsTests
{
    private const string Amendment = "/plans/2026/amendments/1";

    private static readonly TextWords Renamed = new("Điện tử, bán dẫn", "ເອເລັກໂຕຣນິກ", "Electronics");
    private static readonly PartForm Wood = new("S11", PlanDesk.Words("Gỗ", "ໄມ້"));

    [Theory, EachDatabase]
    public async Task They_are_in_force_with_the_second_signature_and_were_otherwise_before(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.OutlineAsync(form => form with { Sectors = [Wood, .. form.Sectors.Where(each => each.Code != "S10").Select(each => each.Code == "S06" ? each with { Title = Renamed } : each)] });
        await desk.AmendAsync("A1", form => form with { Sectors = ["S06", "S11"] });
        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        Assert.Equal("S01", (await SectorsAsync(desk))[0].Code);
        Assert.True(await desk.SignAsync(Side.Laos));

        var now = await SectorsAsync(desk);
        Assert.Equal(["S11", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09"], now.Select(each => each.Code));
        Assert.Equal("Điện tử, bán dẫn", now[6].Title.Vi!.Text);
        Assert.Equal(["S11", "S06"], (await desk.Plan.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Sectors.Select(each => each.Code));
        var shown = await desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Vi));
        Assert.Equal(
            [("S10", DifferenceKind.Dropped), ("S11", DifferenceKind.Added), ("S06", DifferenceKind.Renamed)],
            shown.Items.Where(each => each.Subject == nameof(Sector)).Select(each => (each.Code, each.Rows[0].Kind)).OrderBy(each => each.Kind != DifferenceKind.Dropped).ThenBy(each => each.Kind));
        Assert.Empty((await desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.On(TestHost.DemoToday), PlanVersion.Now, Language.Vi))).Items);

        // A report as of the day before, and the row of the day's in its annex.
        var (before, after) = await desk.Host.Db(async db => (
            await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday.AddDays(-1), default), await db.PlanAsOfAsync(desk.Plan.PlanId, TestHost.DemoToday, default)));
        Assert.Equal(("S01", 10, "S11", 10), (before.Plan.Sectors[0].Code, before.Plan.Sectors.Count, after.Plan.Sectors[0].Code, after.Plan.Sectors.Count));
        var rows = AgreedChanges.Of(after, null, await desk.Host.Db(db => db.Owners.ToDictionaryAsync(each => each.Id)), desk.Host.Services.GetRequiredService<ReportTemplates>().Wording);
        Assert.Contains(rows, each => each is { TaskCode: PlanDesk.Code, Amendment: 1 } && each.To.For(Language.Vi) == "Điện tử, bán dẫn");
    }

    [Theory, EachDatabase]
    public async Task What_was_signed_is_printed_with_the_titles_of_its_time(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var adopted = (await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, null))).Sectors["S06"].For(Language.Vi);
        foreach (var (number, words) in new[] { (1, "Điện tử, bán dẫn"), (2, "Điện tử và vi mạch") })
        {
            await desk.ProposeAsync();
            await desk.OutlineAsync(form => form with { Sectors = [.. form.Sectors.Select(each => each.Code == "S06" ? each with { Title = new TextWords(words, $"ເອເລັກໂຕຣນິກ {number}", $"Electronics {number}") } : each)] }, number);
            await desk.SendAsync(number);
            await desk.SignBothAsync();
        }

        Assert.Equal(adopted, (await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, null))).Sectors["S06"].For(Language.Vi));
        Assert.Equal("Điện tử, bán dẫn", (await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, 1))).Sectors["S06"].For(Language.Vi));
        Assert.Equal("Điện tử và vi mạch", (await desk.Plan.SendAsync(new GetConsolidatedPlan.Query(PlanDesk.Code))).Sectors["S06"].For(Language.Vi));

        // A plan that was signed before plans had sectors of their own has them from what was agreed then.
        await desk.Host.Db(async db =>
        {
            var content = await db.Rounds.Where(each => each.SubjectId == desk.Plan.PlanId).Select(each => each.Content).SingleAsync();
            var older = (PlanContent.Read(content) with { Sectors = [] }).ToCanonical();
            await db.Rounds.Where(each => each.SubjectId == desk.Plan.PlanId).ExecuteUpdateAsync(set => set.SetProperty(each => each.Content, older));
        });
        var shown = await desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Vi));
        Assert.Equal(["S06"], shown.Items.Where(each => each.Subject == nameof(Sector)).Select(each => each.Code));
        Assert.Equal(adopted, (await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, null))).Sectors["S06"].For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task One_that_a_task_names_is_not_signed_away_and_a_task_names_none_that_is_not_there(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { Sectors = ["S06"] });
        await desk.OutlineAsync(form => form with { Sectors = [.. form.Sectors.Where(each => each.Code != "S06")] });
        var broken = Assert.Single((await desk.ShowAsync()).Broken, each => each.Rule == Rules.SectorInUse);
        Assert.Equal((Domain.Amendments.Amendment.OutlinePart, "A1"), (broken.Subject, broken.Arguments[1]));
        Assert.Equal(Rules.SectorUnknown, (await Assert.ThrowsAsync<RuleException>(() => desk.AmendAsync("A1", form => form with { Sectors = ["S06", "S99"] }))).Broken[0].Rule);
        await desk.AmendAsync("A1", form => form with { Sectors = [], Weight = form.Weight, End = new(2026, 10, 31) });
        Assert.Empty((await desk.ShowAsync()).Broken);
    }

    [Theory, EachDatabase]
    public async Task What_an_amendment_dropped_is_no_open_work_of_the_translation_desk(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database, draft: plan => plan.SendAsync(new AddIndicator.Command(plan.PlanId, AmendingPartsTests.Trade)), tasks: 2);
        await desk.ProposeAsync();
        await desk.DropAsync("A2");
        var editor = await desk.Plan.SendAsync(new GetAmendedIndicator.Query(PlanDesk.Code, 1, "I1"));
        await desk.Plan.SendAsync(new DropIndicator.Command(editor.AmendmentId, "I1", TextWords.None, editor.Version));
        await desk.AmendAsync("A1", form => form with { Weight = 100 });
        var scope = new TextScope(PlanDesk.Code);
        var (open, count) = (await OpenAsync(), await CountAsync());
        Assert.Contains(open, each => each.Code == "A2");
        Assert.Contains(open, each => each.Code == "I1");
        await desk.SendAsync();
        await desk.SignBothAsync();

        var left = await OpenAsync();
        Assert.NotEmpty(left);
        Assert.DoesNotContain(left, each => each.Code is "A2" or "I1");
        Assert.True(await CountAsync() < count);
        Assert.Contains(await desk.Host.Db(db => db.TextEntries.Where(each => !each.IsFormer).ToListAsync()), each => each.Kind == TextKind.Task && each.Code == "A2");

        async Task<IReadOnlyList<(string Code, string Field)>> OpenAsync() =>
            [.. (await desk.Host.SendAs(desk.Plan.LaoSecretary, new ListTexts.Query(scope, Language.En, TextFilter.Open))).Rows.Select(each => (each.Subject, each.Field))];

        async Task<int> CountAsync() => (await desk.Host.SendAs(desk.Plan.LaoSecretary, new ListTextCounts.Query(scope))).Single(each => each.Language == Language.En).Total;
    }

    [Fact]
    public async Task They_are_typed_in_the_form_of_the_plan_itself_and_stand_side_by_side_in_the_amendment()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        await using var secretary = new PageDesk(desk.Host, desk.Plan.LaoSecretary);
        var form = secretary.Open<AmendmentPlanPage>($"{Amendment}/plan", ("Code", PlanDesk.Code), ("Number", 1));
        Assert.Empty(form.FindAll("[name='Sector-0-Code']"));
        await secretary.TypeAsync(form, "Sector-5-Title.vi", "Điện tử, bán dẫn");
        await secretary.ClickAsync(form, "PlanEdit.AddSector");
        await secretary.TypeAsync(form, "Sector-10-Code", "S11");
        await secretary.TypeAsync(form, "Sector-10-Title.lo", "ໄມ້");
        await PressAsync(form, secretary.Loc["PlanEdit.SectorBefore", "S11"]);
        await PressAsync(form, $"{secretary.Loc["Shared.Delete"]} S01");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith(Amendment, secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var outline = (await desk.AmendmentAsync()).OutlineAfter!;
        Assert.Equal(["S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09"], outline.Sectors.Take(8).Select(each => each.Code));
        Assert.Equal(["S11", "S10"], outline.Sectors.Skip(8).Select(each => each.Code));
        Assert.Equal("Điện tử, bán dẫn", outline.Sectors.Single(each => each.Code == "S06").Title.Vi!.Text);
        var page = secretary.Open<AmendmentPage>(Amendment, ("Code", PlanDesk.Code), ("Number", 1));
        PageDesk.Sees(page, "#plan-itself td", "Điện tử, bán dẫn");
        PageDesk.Sees(page, "#plan-itself td", "Điện tử, linh kiện, phần cứng");
    }

    [Fact]
    public async Task A_drafts_are_edited_one_by_one_and_a_refusal_names_the_tasks()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form() with { Sectors = ["S06"] });
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = secretary.Open<PlanEditPage>("/plans/2026/edit", ("PlanCode", PlanDesk.Code));
        await secretary.TypeAsync(page, "SectorCode", "S11");
        await secretary.TypeAsync(page, "Sector-New.vi", "Gỗ");
        await page.FindAll("form[data-draft]").Single(each => each.QuerySelector("[name='SectorCode']") is not null).SubmitAsync();
        PageDesk.Sees(page, "[aria-labelledby='sectors'] li", "Gỗ");
        await PressAsync(page, secretary.Loc["PlanEdit.SectorBefore", "S11"]);
        page.WaitForAssertion(() => Assert.Contains("S11", page.FindAll("[aria-labelledby='sectors'] li")[9].TextContent, StringComparison.Ordinal));
        await PressAsync(page, $"{secretary.Loc["Shared.Edit"]} S06");
        await secretary.TypeAsync(page, "Sector-S06.vi", "Điện tử");
        await page.FindAll("form[data-draft]").Single(each => each.QuerySelector("[name='Sector-S06.vi']") is not null).SubmitAsync();
        PageDesk.Sees(page, "[aria-labelledby='sectors'] li", "Điện tử");
        await PressAsync(page, $"{secretary.Loc["Shared.Delete"]} S06");
        PageDesk.Sees(page, "[aria-labelledby='sectors']", secretary.Loc[Rules.SectorInUse, "S06", "A1"]);
        await PressAsync(page, $"{secretary.Loc["Shared.Delete"]} S10");
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("[aria-labelledby='sectors'] > ol > li").Count));

        var sectors = (await desk.SendAsync(new GetPlanEditor.Query(PlanDesk.Code))).Sectors;
        Assert.Equal(["S09", "S11"], sectors.Skip(8).Select(each => each.Code));
        Assert.Equal("Điện tử", sectors.Single(each => each.Code == "S06").Title.Vi!.Text);
    }

    private static async Task PressAsync<TPage>(IRenderedComponent<TPage> page, string label)
        where TPage : IComponent =>
        await page.FindAll("button").Single(each => each.GetAttribute("aria-label") == label).ClickAsync(new MouseEventArgs());

    private static async Task<IReadOnlyList<Sector>> SectorsAsync(AmendmentDesk desk) => (await desk.Host.Db(db => db.Plans.SingleAsync())).Sectors;
}

using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>The forms in which indicators and the plan itself are amended.</summary>
public class AmendedPartPageTests
{
    private const string Amendment = "/plans/2026/amendments/1";

    [Fact]
    public async Task Another_target_is_typed_from_the_indicators_page_and_stands_in_the_amendment_beside_the_old_one()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite, draft: AddIndicatorAsync);
        await using var secretary = new PageDesk(desk.Host, desk.Plan.Secretary);
        var indicators = secretary.Open<IndicatorsPage>("/plans/2026/indicators", ("PlanCode", PlanDesk.Code));
        Assert.Contains(indicators.FindAll("a"), each => each.GetAttribute("href") == "/plans/2026/amendments/new?about=indicator-I1");
        var begin = secretary.Open<AmendmentNewPage>("/plans/2026/amendments/new?about=indicator-I1", ("Code", PlanDesk.Code), ("About", "indicator-I1"));
        await secretary.TypeAsync(begin, "Reason.vi", "Quý I cao");
        await PageDesk.SaveAsync(begin);
        var address = secretary.Services.GetRequiredService<NavigationManager>().Uri;
        Assert.EndsWith($"{Amendment}/indicators/I1", address, StringComparison.Ordinal);

        var form = secretary.Open<AmendmentIndicatorPage>($"{Amendment}/indicators/I1", ("Code", PlanDesk.Code), ("Number", 1), ("IndicatorCode", "I1"));
        await secretary.TypeAsync(form, "Target-2026", "3,5");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith(Amendment, secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var page = secretary.Open<AmendmentPage>(Amendment, ("Code", PlanDesk.Code), ("Number", 1));
        var cells = page.Find("#indicator-I1 table").QuerySelectorAll("td").Select(each => each.TextContent.Trim());
        Assert.Equal(["3,3", "3,5"], cells);
        await page.FindAll("button").Single(each => each.GetAttribute("aria-label") == secretary.Loc["Amendments.RemoveIndicator", "I1"]).ClickAsync(new MouseEventArgs());
        Assert.Empty(page.FindAll("#indicator-I1"));
    }

    [Fact]
    public async Task Title_period_and_pillars_are_typed_in_one_form()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        await using var secretary = new PageDesk(desk.Host, desk.Plan.LaoSecretary);
        var form = secretary.Open<AmendmentPlanPage>($"{Amendment}/plan", ("Code", PlanDesk.Code), ("Number", 1));
        Assert.Empty(form.FindAll("[name='Pillar-0-Code']"));
        await secretary.TypeAsync(form, "PeriodEnd", "15/12/2026");
        await secretary.ClickAsync(form, "PlanEdit.AddPillar");
        await secretary.TypeAsync(form, "Pillar-1-Code", "N");
        await secretary.TypeAsync(form, "Pillar-1-Title.lo", "ເສົາໃໝ່");
        await form.FindAll("[aria-labelledby='Pillars'] button").Single(each => each.TextContent == "↑").ClickAsync(new MouseEventArgs());
        await PageDesk.SaveAsync(form);
        Assert.EndsWith(Amendment, secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var outline = (await desk.AmendmentAsync()).OutlineAfter!;
        Assert.Equal((new DateOnly(2026, 12, 15), Language.Lo), (outline.PeriodEnd, outline.Pillars[0].Title.Source));
        Assert.Equal(["N", "A"], outline.Pillars.Select(each => each.Code));
        var page = secretary.Open<AmendmentPage>(Amendment, ("Code", PlanDesk.Code), ("Number", 1));
        PageDesk.Sees(page, "#plan-itself td", "15/12/2026");
        PageDesk.Sees(page, "#plan-itself td", "ເສົາໃໝ່");
    }

    private static Task AddIndicatorAsync(PlanDesk plan) => plan.SendAsync(new AddIndicator.Command(plan.PlanId, new DefinitionForm
    {
        Code = "I1",
        Title = PlanDesk.Words("Kim ngạch thương mại", "ມູນຄ່າການຄ້າ"),
        Unit = PlanDesk.Words("tỷ USD", "ຕື້ໂດລາ"),
        Targets = new Dictionary<int, decimal?> { [2026] = 3.3m },
    }));
}

using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>The page on which a secretary enters the number that their own office gave to a plan.</summary>
public sealed class AgreedNumbersPageTests
{
    private const string Address = "/plans/2026/numbers";

    [Fact]
    public async Task A_secretary_enters_the_own_side_s_number_and_it_stays()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AdoptAsync();
        var today = TestHost.DemoToday;
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = secretary.Open<AgreedNumbersPage>(Address, ("Code", PlanDesk.Code));
        await secretary.TypeAsync(page, "number", "05/KH-TCT");
        await secretary.TypeAsync(page, "numberDate", secretary.Loc.Date(today.AddDays(1)));
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.error", secretary.Loc.Date(today));
        Assert.Equal("05/KH-TCT", secretary.Held(page, "number"));

        await secretary.TypeAsync(page, "numberDate", secretary.Loc.Date(today));
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.good", secretary.Loc["Reports.NumberSaved"]);
        PageDesk.Sees(page, "dd", "05/KH-TCT");
        Assert.Empty(page.FindAll("form"));

        await using var other = new PageDesk(desk.Host, desk.LaoSecretary);
        var lao = other.Open<AgreedNumbersPage>(Address, ("Code", PlanDesk.Code));
        PageDesk.Sees(lao, "dd", "05/KH-TCT");
        Assert.Single(lao.FindAll("form"));
        var paper = other.Open<AgreedPaperPage>("/plans/2026/paper", ("Code", PlanDesk.Code));
        PageDesk.Sees(paper, ".stored span", "05/KH-TCT");
        Assert.Single(paper.FindAll($"a[href='{Address}']"));
    }

    [Fact]
    public async Task Readers_see_the_numbers_alone_and_a_draft_has_no_such_page()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        Assert.Empty(secretary.Open<AgreedNumbersPage>(Address, ("Code", PlanDesk.Code)).FindAll("dl"));
        await desk.AdoptAsync();

        await using var chair = new PageDesk(desk.Host, await desk.Host.UserAsync(Role.CoChair, Side.Laos));
        var page = chair.Open<AgreedNumbersPage>(Address, ("Code", PlanDesk.Code));
        Assert.Equal(2, page.FindAll("dd").Count);
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(chair.Open<AgreedPaperPage>("/plans/2026/paper", ("Code", PlanDesk.Code)).FindAll($"a[href='{Address}']"));
    }
}

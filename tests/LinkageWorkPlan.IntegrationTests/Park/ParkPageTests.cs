using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Park;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Park;

/// <summary>The pages of the joint industrial park, without a browser.</summary>
public sealed class ParkPageTests
{
    [Fact]
    public async Task An_empty_page_says_what_belongs_there_and_the_programme_is_set_up()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var readers = new PageDesk(host, await host.UserAsync(Role.Observer, Side.Laos));
        PageDesk.Sees(readers.Open<ParkPage>("/park"), ".empty", readers.Loc["Park.NoneToRead"]);
        await using var pages = new PageDesk(host, await host.UserAsync(Role.Secretary));
        var page = pages.Open<ParkPage>("/park");
        PageDesk.Sees(page, ".empty", pages.Loc["Park.NoneText"]);
        Assert.Equal("/park/edit", page.Find(".actions a").GetAttribute("href"));
        var form = pages.Open<ParkEditPage>("/park/edit");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc["Field.ParkProgramme.Title"]);
        await pages.TypeAsync(form, "Title.vi", "Khu chung thí điểm");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/park", Address(pages), StringComparison.Ordinal);
        PageDesk.Sees(pages.Open<ParkPage>("/park"), ".intro", "Khu chung thí điểm");
    }

    [Fact]
    public async Task A_step_gets_its_tasks_and_its_gate_is_passed_and_taken_back()
    {
        await using var desk = await ParkDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var step = pages.Open<ParkStepPage>("/park/steps/G1", ("StepCode", "G1"));
        await pages.TypeAsync(step, "Tasks", "D1");
        await PageDesk.SaveAsync(step);
        PageDesk.Sees(step, ".message.error", pages.Loc[Rules.ParkTaskUnknown, "D1"]);
        await pages.TypeAsync(step, "Tasks", "2026-2027/D1, 2026-2027/B1");
        await PageDesk.SaveAsync(step);
        Assert.EndsWith("/park#G1", Address(pages), StringComparison.Ordinal);

        PageDesk.Sees(pages.Open<GatePage>("/park/steps/G2/gate", ("StepCode", "G2")), ".message.warn", pages.Loc[Rules.GateOrder, "G2", "G1"]);
        var gate = pages.Open<GatePage>("/park/steps/G1/gate", ("StepCode", "G1"));
        await PageDesk.SaveAsync(gate);
        PageDesk.Sees(gate, ".message.error", pages.Loc["Field.ParkStep.DecidedItem"]);
        await gate.Find("#f-Decision").ChangeAsync(new ChangeEventArgs { Value = "M1/D2" });
        await PageDesk.SaveAsync(gate);
        var page = pages.Open<ParkPage>("/park");
        PageDesk.Sees(page, "#G1 a[href='/meetings/M1#D2']", "M1/D2");
        Assert.Contains("B1", page.Find("#G1").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("#G2.park-current a[href='/park/steps/G2/gate']"));
        gate = pages.Open<GatePage>("/park/steps/G1/gate", ("StepCode", "G1"));
        await gate.Find("[name='TakeBack']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        gate.WaitForAssertion(() => Assert.EndsWith("/park#G1", Address(pages), StringComparison.Ordinal));
        Assert.Equal(0, (await desk.ReadAsync()).Programme!.Passed);
    }

    [Fact]
    public async Task A_row_and_a_risk_are_entered()
    {
        await using var desk = await ParkDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var row = pages.Open<MatrixRowEditPage>("/park/matrix/new?topic=Operation");
        Assert.Equal("Operation", row.Find("#f-Topic").GetAttribute("value"));
        await pages.TypeAsync(row, "Title.vi", "Đấu nối điện");
        await row.Find("#f-Task").ChangeAsync(new ChangeEventArgs { Value = "2026-2027/D3" });
        await PageDesk.SaveAsync(row);
        Assert.EndsWith("/park/matrix/CM5", Address(pages), StringComparison.Ordinal);
        PageDesk.Sees(pages.Open<MatrixRowPage>("/park/matrix/CM5", ("RowCode", "CM5")), "a[href='/plans/2026-2027/tasks/D3']", "2026-2027/D3");
        Assert.Equal(["CM3", "CM5"], pages.Open<MatrixPage>("/park/matrix?topic=operation").FindAll("tbody th a").Select(each => each.TextContent));

        var risk = pages.Open<RiskEditPage>("/park/risks/new");
        await pages.TypeAsync(risk, "Title.vi", "Thiếu nước");
        await PageDesk.SaveAsync(risk);
        PageDesk.Sees(risk, ".message.error", pages.Loc["Field.OwnerId"]);
        await risk.Find("#f-OwnerId").ChangeAsync(new ChangeEventArgs { Value = (await desk.OwnerAsync(Side.Laos)).ToString() });
        await PageDesk.SaveAsync(risk);
        Assert.EndsWith("/park/risks/PR4", Address(pages), StringComparison.Ordinal);
        var page = pages.Open<RiskPage>("/park/risks/PR4", ("RiskCode", "PR4"));
        await pages.TypeAsync(page, "Result.vi", "Đã có nguồn nước");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".dl", "Đã có nguồn nước");
        await page.Find("[name='Reopen']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[name='Reopen']")));
    }

    private static string Address(PageDesk pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;
}

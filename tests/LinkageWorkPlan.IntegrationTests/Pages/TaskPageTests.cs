using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>The task's form: what every task needs stands first, and one task after the other is added without leaving it.</summary>
public class TaskPageTests
{
    private const string New = "/plans/2028/tasks/new?pillar=B";

    [Fact]
    public async Task One_task_after_the_other_is_added_in_the_same_form()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host);
        var page = secretary.Open<TaskEditPage>(New, ("PlanCode", "2028"));
        var first = page.Find("[name=Code]").GetAttribute("value")!;
        await page.Find("[name=Lead][value=Laos]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        await secretary.TypeAsync(page, "Title.vi", "Việc thứ nhất");
        await secretary.TypeAsync(page, "Milestone-0-Title.vi", "Mốc thứ nhất");
        await secretary.ClickAsync(page, "PlanEdit.SaveAndAdd");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, "[role=status]", first);

        Assert.Equal((string.Empty, string.Empty), (secretary.Held(page, "Title.vi"), page.Find("[name='Milestone-0-Title.vi']").GetAttribute("value") ?? string.Empty));
        var second = secretary.Held(page, "Code");
        Assert.NotEqual(first, second);
        Assert.True(page.Find("[name=Lead][value=Laos]").HasAttribute("checked"));
        await secretary.TypeAsync(page, "Title.vi", "Việc thứ hai");
        await PageDesk.SaveAsync(page);
        Assert.EndsWith($"/plans/2028/tasks/{second}", secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        // The row for a milestone that nobody wrote into is not one.
        Assert.Equal((1, 0), (await MilestonesAsync(first), await MilestonesAsync(second!)));

        async Task<int> MilestonesAsync(string code) => (await host.SendAs(secretary.User, new GetTask.Query("2028", code))).Milestones.Count;
    }

    [Fact]
    public async Task A_refused_task_stays_and_another_one_is_not_begun()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host);
        var page = secretary.Open<TaskEditPage>(New, ("PlanCode", "2028"));
        await secretary.TypeAsync(page, "Title.vi", "Việc không có mã");
        await secretary.TypeAsync(page, "Code", string.Empty);
        await secretary.ClickAsync(page, "PlanEdit.SaveAndAdd");
        await PageDesk.SaveAsync(page);
        Assert.NotEmpty(page.FindAll(".message.error"));
        Assert.Equal("Việc không có mã", secretary.Held(page, "Title.vi"));
    }

    [Fact]
    public async Task Weight_order_budget_and_texts_are_folded_and_say_what_is_filled()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host);
        var page = secretary.Open<TaskEditPage>("/plans/2028/tasks/A1/edit", ("PlanCode", "2028"), ("TaskCode", "A1"));
        var folds = page.FindAll("details.form-fold");
        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.False(fold.HasAttribute("open")));
        Assert.Contains(page.FindAll(".form-fold .filled"), each => each.TextContent.Contains(secretary.Loc["Field.Outputs"], StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll(".form-fold .filled"), each => each.TextContent.Contains(secretary.Loc["Field.Budget"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_gets_its_head_and_contact_on_the_page_of_owners()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host);
        var page = secretary.Open<OwnersPage>("/plans/owners");
        await secretary.TypeAsync(page, "Name.vi", "Nguyễn Văn Mẫu");
        await page.Find("[name=Kind]").ChangeAsync(new ChangeEventArgs { Value = "Person" });
        Assert.Empty(page.FindAll("[name=Head]"));
        await secretary.TypeAsync(page, "Contact", "mau@example.vn");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, "td.address a", "mau@example.vn");

        await page.Find("table.owners button").ClickAsync(new());
        var person = page.FindAll("table.owners [name=ChangedHead] option").Single(each => each.TextContent == "Nguyễn Văn Mẫu").GetAttribute("value");
        await page.Find("table.owners [name=ChangedHead]").ChangeAsync(new ChangeEventArgs { Value = person });
        await page.Find("table.owners form").SubmitAsync();
        PageDesk.Sees(page, "table.owners", secretary.Loc["Owners.UnitHead", "Nguyễn Văn Mẫu"]);
    }

    private static async Task<PageDesk> DeskAsync(TestHost host) => new(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
}

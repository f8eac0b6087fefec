using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>The form in which several things are recorded at once.</summary>
public sealed class RecordFormTests
{
    private const string Plan = "2026-2027";

    [Fact]
    public async Task Keeps_everything_where_one_part_is_refused_and_saves_all_of_it_once_it_is_right()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var desk = new PageDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
        var (task, first, second) = await TwoOpenAsync(host);
        var address = $"/plans/{Plan}/tasks/{task}";
        var page = desk.Open<ProgressPage>($"{address}/progress?milestone={first.Code}", ("PlanCode", Plan), ("TaskCode", task));
        Assert.True(page.Find($"#f-Reached-{first.Id:N}").HasAttribute("checked"), "The milestone that was asked for is ticked.");
        await page.Find($"#f-Reached-{second.Id:N}").ChangeAsync(new ChangeEventArgs { Value = true });
        await desk.TypeAsync(page, $"Reached-{second.Id:N}-On", "1/12/2026");
        await desk.TypeAsync(page, "Percent", "45");
        await desk.TypeAsync(page, "Narrative.vi", "Xong hai mốc");
        await page.Find("[name='HasObstacle']").ChangeAsync(new ChangeEventArgs { Value = true });
        await desk.TypeAsync(page, "Obstacle-Title.vi", "Thiếu số liệu");
        await desk.TypeAsync(page, "Obstacle-Cause.vi", "Doanh nghiệp chưa gửi");
        page.WaitForAssertion(() => Assert.False(page.Find("#evidence-files").HasAttribute("disabled")));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF-1.7 minutes", "bien-ban.pdf"));
        PageDesk.Sees(page, ".edit-row", "bien-ban.pdf");

        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.error", "22/06/2026");
        Assert.Contains(page.FindAll(".message.error a"), each => each.GetAttribute("href")!.EndsWith($"#f-Reached-{second.Id:N}-On", StringComparison.Ordinal));
        Assert.Equal("45", desk.Held(page, "Percent"));
        Assert.Equal(("Xong hai mốc", "Thiếu số liệu"), (desk.Held(page, "Narrative.vi"), desk.Held(page, "Obstacle-Title.vi")));
        Assert.Equal(2, page.FindAll(".milestone-ticks input[checked]").Count);
        PageDesk.Sees(page, ".edit-row", "bien-ban.pdf");
        Assert.DoesNotContain((await host.SendAs(desk.User, new GetTask.Query(Plan, task))).Milestones, each => each.Reached is not null && (each.Milestone.Id == first.Id || each.Milestone.Id == second.Id));

        await desk.TypeAsync(page, $"Reached-{second.Id:N}-On", "20/6/2026");
        await PageDesk.SaveAsync(page);
        Assert.EndsWith(address, desk.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var shown = desk.Open<TaskPage>(address, ("Code", Plan), ("TaskCode", task));
        var entry = shown.FindAll(".updates > li").First(each => each.TextContent.Contains("Xong hai mốc", StringComparison.Ordinal));
        Assert.Equal(2, entry.QuerySelectorAll(".entry-reached").Length);
        Assert.Single(entry.QuerySelectorAll("a[href^='/evidence/']"));
        PageDesk.Sees(shown, ".obstacles", "Thiếu số liệu");
    }

    /// <summary>The answer was lost and the page loaded again: the browser puts back what was typed, and the record's name with it.</summary>
    [Fact]
    public async Task What_is_sent_again_after_the_page_was_loaded_again_is_recorded_once()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var desk = new PageDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
        var (task, _, _) = await TwoOpenAsync(host);
        var before = await host.Db(db => db.Progress.CountAsync());
        string? name = null;
        foreach (var percent in new[] { "45", "45", "46" })
        {
            var page = desk.Open<ProgressPage>($"/plans/{Plan}/tasks/{task}/progress", ("PlanCode", Plan), ("TaskCode", task));
            name ??= page.Find("[data-draft-own]").GetAttribute("value");
            await page.Find("[data-draft-own]").ChangeAsync(new ChangeEventArgs { Value = name });
            await desk.TypeAsync(page, "Percent", percent);
            await desk.TypeAsync(page, "Narrative.vi", "Xong hai mốc");
            await PageDesk.SaveAsync(page);
        }

        // What was changed in between is not lost.
        Assert.Equal(before + 2, await host.Db(db => db.Progress.CountAsync()));
    }

    /// <summary>A task with two milestones that are open.</summary>
    private static async Task<(string Task, (Guid Id, string Code) First, (Guid Id, string Code) Second)> TwoOpenAsync(TestHost host) => await host.Db(async db =>
    {
        var plan = await db.Plans.Where(each => each.Code == Plan).Select(each => each.Id).SingleAsync();
        var task = await db.Tasks.Include(each => each.Milestones).Where(each => each.PlanId == plan && each.Milestones.Count(milestone => milestone.Reached == null) > 1).OrderBy(each => each.SortKey).FirstAsync();
        var open = task.Milestones.Where(each => each.Reached is null).OrderBy(each => each.Planned).ToList();
        return (task.Code, (open[0].Id, open[0].Code), (open[1].Id, open[1].Code));
    });
}

using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Talk;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>The form of a thread.</summary>
public class TalkPageTests
{
    [Fact]
    public async Task A_comment_is_written_about_a_milestone_with_a_mention_and_the_form_is_empty_again()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form());
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = secretary.Open<TalkPage>("/plans/2026/tasks/A1/talk", ("PlanCode", PlanDesk.Code), ("TaskCode", "A1"));

        // What is refused stays typed, and is what the draft keeps.
        await secretary.TypeAsync(page, "Text", new string('ạ', 4001));
        await PageDesk.SaveAsync(page);
        Assert.NotEmpty(page.FindAll(".message.error"));
        Assert.Equal(4001, secretary.Held(page, "Text")!.Length);

        await secretary.TypeAsync(page, "Text", "Đề nghị xác nhận");
        await page.Find("[name=Part]").ChangeAsync(new ChangeEventArgs { Value = "A1.1" });
        await page.Find($"[name='mention.{desk.LaoSecretary.Id}']").ChangeAsync(new ChangeEventArgs { Value = true });
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".comment-words", "Đề nghị xác nhận");
        PageDesk.Sees(page, ".comment-head .tag", "A1.1");
        Assert.Equal((string.Empty, false), (page.Find("[name=Text]").GetAttribute("value") ?? string.Empty, page.Find($"[name='mention.{desk.LaoSecretary.Id}']").HasAttribute("checked")));
        Assert.Equal(1, (await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Unread);

        await secretary.ClickAsync(page, "Talk.Correct");
        Assert.Equal("Đề nghị xác nhận", page.Find("[name=Text]").GetAttribute("value"));
        await secretary.TypeAsync(page, "Text", "Đề nghị xác nhận sớm");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".comment-words", "Đề nghị xác nhận sớm");
        await secretary.ClickAsync(page, "Talk.Withdraw");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".comment-words")), TimeSpan.FromSeconds(20));
    }
}

using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Meetings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>The forms of meetings, without a browser.</summary>
public sealed class MeetingPageTests
{
    [Fact]
    public async Task A_meeting_is_planned_and_gets_a_point_from_a_late_task_in_both_languages()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<MeetingEditPage>("/meetings/new");
        Assert.Equal("Vietnam", form.Find("#f-Host option[selected]").GetAttribute("value"));
        await pages.TypeAsync(form, "Title.vi", "Họp Ban Thư ký");
        await pages.TypeAsync(form, "Place.vi", "Huế");
        await pages.TypeAsync(form, "On", "1/10/2026");
        await pages.TypeAsync(form, "Begins", "sáng");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.NotATime, "sáng"]);
        Assert.Equal("Họp Ban Thư ký", pages.Held(form, "Title.vi"));
        await pages.TypeAsync(form, "Begins", "8h30");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/meetings/M4", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var point = pages.Open<MeetingItemPage>("/meetings/M4/items/new?kind=agendapoint", ("MeetingCode", "M4"));
        await point.Find("#f-About").ChangeAsync(new ChangeEventArgs { Value = new SubjectLink(MeetingSubject.Task, "2026-2027", "B1").Key });
        await PageDesk.SaveAsync(point);
        var shown = pages.Open<MeetingPage>("/meetings/M4", ("MeetingCode", "M4"));
        var row = shown.Find("#P1");
        Assert.Contains(row.QuerySelectorAll("a"), each => each.GetAttribute("href") == "/plans/2026-2027/tasks/B1");
        Assert.NotEmpty(row.QuerySelector("[lang=lo]")!.TextContent);
        Assert.NotEmpty(row.QuerySelector("[lang=vi]")!.TextContent);
    }

    [Fact]
    public async Task What_changed_while_the_page_was_open_is_read_before_it_is_confirmed()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await using var pages = new PageDesk(desk.Host, desk.Laos);
        var page = pages.Open<MeetingPage>($"/meetings/{code}", ("MeetingCode", code));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Tăng kinh phí", "ເພີ່ມງົບປະມານ");
        await pages.ClickAsync(page, "Meetings.Confirm");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.MinutesChanged]);
        PageDesk.Sees(page, "#D2", "ເພີ່ມງົບປະມານ");
        Assert.Empty((await desk.ReadAsync(code)).Meeting.Confirmations);
        await pages.ClickAsync(page, "Meetings.Confirm");
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("button"), each => each.TextContent.Trim() == pages.Loc["Meetings.Confirm"]));
        Assert.True((await desk.ReadAsync(code)).Meeting.IsConfirmedBy(Domain.Side.Laos));
    }

    [Fact]
    public async Task An_empty_list_says_what_belongs_there_and_offers_the_action()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = new PageDesk(host, await host.UserAsync(Domain.Accounts.Role.Secretary));
        var page = pages.Open<MeetingsPage>("/meetings");
        PageDesk.Sees(page, ".empty", pages.Loc["Meetings.NoneText"]);
        Assert.Equal("/meetings/new", page.Find(".actions a").GetAttribute("href"));
    }
}

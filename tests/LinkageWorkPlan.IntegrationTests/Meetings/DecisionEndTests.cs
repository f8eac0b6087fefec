using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Meetings;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Decisions that are closed, opened again, and joined to work that is there already.</summary>
public sealed class DecisionEndTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_closed_decision_is_reopened_with_a_reason_and_keeps_how_it_had_ended(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var closed = await ItemAsync(desk, "D1");
        var version = (await desk.ReadAsync("M1")).Meeting.Version;
        var reopening = new ReopenDecision.Command(await IdAsync(desk), "D1", TestHost.DemoToday, "Số liệu chưa đủ", version);
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, reopening with { Why = " " }));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, reopening with { ReopenedOn = null }));
        Assert.Equal(Rules.DecisionReopenDay, await desk.Host.RefusalAsync(desk.Laos, reopening with { ReopenedOn = closed.ClosedOn!.Value.AddDays(-1) }));
        Assert.Equal(Rules.DecisionNotClosed, await desk.Host.RefusalAsync(desk.Laos, reopening with { ItemCode = "D2" }));
        await desk.Host.SendAs(desk.Laos, reopening);

        var open = await ItemAsync(desk, "D1");
        var former = Assert.Single(open.FormerEnds);
        Assert.Equal((closed.ClosedOn.Value, closed.Result, TestHost.DemoToday, "Số liệu chưa đủ", desk.Laos.Name), (former.On, former.Result, former.ReopenedOn, former.Reason, former.ByName));
        Assert.True(open is { IsOpen: true, Result.IsEmpty: true });
        Assert.True((await desk.ReadAsync("M1")).Meeting.AreMinutesConfirmed());
        Assert.Contains((await desk.Host.SendAs(desk.Vietnam, new ListMeetings.Query())).OpenDecisions, each => each.Item.Code == "D1");
        var entry = await desk.Host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync());
        Assert.Equal((nameof(ReopenDecision), "Số liệu chưa đủ"), (entry.Action, entry.Reason));
    }

    [Theory, EachDatabase]
    public async Task A_report_lists_a_decision_as_it_was_at_its_cut_off_whatever_was_recorded_later(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var secretary = desk.Secretary;
        var cutOff = (await desk.ContentAsync()).CutOff;
        var code = await desk.Host.SendAs(secretary, new AddMeeting.Command(MeetingDesk.Form with { On = cutOff.AddDays(-9) }));
        var id = (await MeetingAsync()).Id;
        await desk.Host.SendAs(secretary, new AddMeetingItem.Command(id, MeetingItemKind.Decision, new MeetingItemForm { Words = PlanDesk.Words("Gửi số liệu", "ສົ່ງຂໍ້ມູນ") }));
        foreach (var side in Sides.Both)
        {
            await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, side), new ConfirmMinutes.Command(id, (await MeetingAsync()).MinutesFingerprint()));
        }

        Assert.Null(Assert.Single((await desk.ContentAsync()).Decisions).TaskCode);
        await desk.Host.SendAs(secretary, new LinkDecision.Command(id, "D1", new SubjectLink(MeetingSubject.Task, Plan, "B2").Key, (await MeetingAsync()).Version));
        Assert.Equal("B2", Assert.Single((await desk.ContentAsync()).Decisions).TaskCode);
        foreach (var (closed, reopened, count) in new[] { (-5, -3, 1), (-2, 1, 0), (2, 2, 0) })
        {
            await desk.Host.SendAs(secretary, new CloseDecision.Command(id, "D1", cutOff.AddDays(closed), PlanDesk.Words("Đã gửi", "ສົ່ງແລ້ວ"), (await MeetingAsync()).Version));
            await desk.Host.SendAs(secretary, new ReopenDecision.Command(id, "D1", cutOff.AddDays(reopened), "Chưa đủ", (await MeetingAsync()).Version));
            Assert.Equal(count, (await desk.ContentAsync()).Decisions.Count);
        }

        async Task<Meeting> MeetingAsync() => (await desk.Host.SendAs(secretary, new GetMeeting.Query(code))).Meeting;
    }

    [Theory, EachDatabase]
    public async Task A_decision_joins_a_task_of_an_adopted_plan_until_the_link_is_removed(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, string.Empty)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, new SubjectLink(MeetingSubject.Obstacle, Plan, "O1").Key)));
        foreach (var unknown in new[] { new SubjectLink(MeetingSubject.Task, Plan, "Z9"), new(MeetingSubject.Task, "1999", "B2"), new(MeetingSubject.Amendment, Plan, "7"), new(MeetingSubject.Amendment, Plan, "x") })
        {
            Assert.Equal(Rules.MeetingSubjectUnknown, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, unknown.Key)));
        }

        await desk.Host.SendAs(desk.Vietnam, await LinkAsync(desk, new SubjectLink(MeetingSubject.Task, Plan, "B2").Key));
        Assert.Equal(Rules.DecisionLinked, await desk.Host.RefusalAsync(desk.Vietnam, await LinkAsync(desk, new SubjectLink(MeetingSubject.Task, Plan, "B2").Key)));
        Assert.Equal(["M1/D2"], await OfTaskAsync());
        var link = Assert.Single((await desk.ReadAsync("M1")).Became["D2"]);
        Assert.Equal($"/plans/{Plan}/tasks/B2", link.Address);
        Assert.True((await desk.ReadAsync("M1")).Meeting.AreMinutesConfirmed());
        Assert.Equal(link, Assert.Single((await desk.Host.SendAs(desk.Laos, new GetMeetingItemEditor.Query("M1", "D2"))).Links));

        await desk.Host.SendAs(desk.Laos, new UnlinkDecision.Command(await IdAsync(desk), link.Id, (await desk.ReadAsync("M1")).Meeting.Version));
        Assert.Empty((await desk.ReadAsync("M1")).Became["D2"]);
        Assert.Empty(await OfTaskAsync());

        async Task<IEnumerable<string>> OfTaskAsync() =>
            (await desk.Host.SendAs(desk.Laos, new ListTaskDecisions.Query(Plan, "B2"))).Select(each => $"{each.MeetingCode}/{each.Item.Code}").ToList();
    }

    [Theory, EachDatabase]
    public async Task A_decision_joins_an_amendment_that_is_written_and_both_name_each_other(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        var meeting = new MeetingDesk(desk.Host, desk.Plan.Secretary, await desk.Host.UserAsync(Role.Secretary, Side.Laos));
        var code = await desk.Host.SendAs(meeting.Laos, new AddMeeting.Command(MeetingDesk.Form));
        await meeting.AddAsync(code, MeetingItemKind.Decision, "Lùi thời hạn", "ເລື່ອນກຳນົດ");
        var target = new SubjectLink(MeetingSubject.Amendment, PlanDesk.Code, "1").Key;
        await meeting.ConfirmAsync(meeting.Vietnam, code);
        Assert.Equal(Rules.MinutesNotConfirmedBy, await desk.Host.RefusalAsync(meeting.Laos, await LinkAsync(meeting, target, code, "D1")));
        await meeting.ConfirmAsync(meeting.Laos, code);
        await desk.Host.SendAs(meeting.Laos, await LinkAsync(meeting, target, code, "D1"));
        Assert.Equal([(code, "D1")], (await desk.Host.SendAs(meeting.Vietnam, new ListAmendmentDecisions.Query(PlanDesk.Code, 1))).Select(each => (each.MeetingCode, each.Item.Code)));
        Assert.Equal($"/plans/{PlanDesk.Code}/amendments/1", Assert.Single((await meeting.ReadAsync(code)).Became["D1"]).Address);

        // In force it is still the amendment that carries the decision out, and nothing joins it any more.
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        Assert.Equal($"/plans/{PlanDesk.Code}/amendments/1", Assert.Single((await meeting.ReadAsync(code)).Became["D1"]).Address);
        Assert.Equal(Rules.MeetingSubjectUnknown, await desk.Host.RefusalAsync(meeting.Laos, await LinkAsync(meeting, target, code, "D1")));
    }

    [Fact]
    public async Task The_page_of_a_decision_joins_it_to_a_task_and_reopens_it()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<MeetingItemPage>("/meetings/M1/items/D2", ("MeetingCode", "M1"), ("ItemCode", "D2"));
        await page.Find("#f-Target").ChangeAsync(new ChangeEventArgs { Value = new SubjectLink(MeetingSubject.Task, Plan, "B2").Key });
        await pages.ClickAsync(page, "Meetings.JoinNow");
        Assert.Single((await desk.ReadAsync("M1")).Became["D2"]);
        PageDesk.Sees(pages.Open<MeetingPage>("/meetings/M1", ("MeetingCode", "M1")), "#D2 a", "B2");

        var closed = pages.Open<MeetingItemPage>("/meetings/M1/items/D1", ("MeetingCode", "M1"), ("ItemCode", "D1"));
        Assert.Empty(closed.FindAll("#f-Target"));
        await pages.TypeAsync(closed, Meeting.ReopenReason, "Số liệu chưa đủ");
        await closed.FindAll("form[data-draft]").Single(each => each.QuerySelector($"[name={Meeting.ReopenReason}]") is not null).SubmitAsync();
        PageDesk.Sees(pages.Open<MeetingPage>("/meetings/M1", ("MeetingCode", "M1")), "#D1", "Số liệu chưa đủ");
    }

    [Theory, EachDatabase]
    public async Task Held_meetings_are_listed_by_pages_and_open_decisions_of_all_of_them(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        for (var each = 1; each <= ListMeetings.PageSize; each++)
        {
            await desk.Host.SureAsync(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form with { On = TestHost.DemoToday.AddDays(-each) }));
        }

        var first = await desk.Host.SendAs(desk.Vietnam, new ListMeetings.Query(1));
        var last = await desk.Host.SendAs(desk.Vietnam, new ListMeetings.Query(9));
        Assert.Equal((1, 2, ListMeetings.PageSize), (first.Page, first.Pages, first.Held.Count));
        Assert.Equal((2, 2, 2), (last.Page, last.Pages, last.Held.Count));
        var all = await desk.Host.SendAs(desk.Vietnam, new ListMeetings.Query());
        Assert.Equal(all.Held.Select(each => each.Code), first.Held.Concat(last.Held).Select(each => each.Code));
        Assert.Equal(all.Held.OrderByDescending(each => each.On).Select(each => each.On), all.Held.Select(each => each.On));
        Assert.All(new[] { first, last, all }, each => Assert.Equal(["M1/D2"], each.OpenDecisions.Select(one => $"{one.Meeting.Code}/{one.Item.Code}")));
        Assert.All(new[] { first, last }, each => Assert.Equal(all.Coming.Select(one => one.Code), each.Coming.Select(one => one.Code)));
    }

    private static async Task<Guid> IdAsync(MeetingDesk desk) => (await desk.ReadAsync("M1")).Meeting.Id;

    private static async Task<MeetingItem> ItemAsync(MeetingDesk desk, string code) => (await desk.ReadAsync("M1")).Meeting.Items.Single(each => each.Code == code);

    private static async Task<LinkDecision.Command> LinkAsync(MeetingDesk desk, string target, string meeting = "M1", string item = "D2")
    {
        var shown = (await desk.ReadAsync(meeting)).Meeting;
        return new LinkDecision.Command(shown.Id, item, target, shown.Version);
    }
}

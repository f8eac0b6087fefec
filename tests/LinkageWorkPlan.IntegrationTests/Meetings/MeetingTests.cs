using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Meetings of the group: agenda, minutes confirmed by both sides, and the results of decisions.</summary>
public sealed class MeetingTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task The_side_that_was_not_the_host_last_is_proposed_and_the_next_number_given(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        Assert.Equal(Side.Vietnam, (await desk.Host.SendAs(desk.Vietnam, new GetMeetingEditor.Query(null))).Host);
        Assert.Equal("M4", await desk.Host.SendAs(desk.Laos, new AddMeeting.Command(MeetingDesk.Form with { Host = Side.Vietnam, On = new(2026, 10, 1) })));
        Assert.Equal(Side.Laos, (await desk.Host.SendAs(desk.Vietnam, new GetMeetingEditor.Query(null))).Host);
        var refused = (await desk.Host.RefusedAsync(desk.Laos, new AddMeeting.Command(new MeetingForm { Begins = "sáng" }))).Select(each => (each.Rule, each.Subject)).ToList();
        Assert.Equal([(Rules.Required, "Title"), (Rules.Required, "Place"), (Rules.Required, "On"), (Rules.NotATime, "Begins"), (Rules.Required, "Ends")], refused);
        Assert.Equal(Rules.MeetingTimes, await desk.Host.RefusalAsync(desk.Laos, new AddMeeting.Command(MeetingDesk.Form with { Ends = "8:30" })));
        Assert.Equal(Questions.DateFarAfter, await desk.Host.RefusalAsync(desk.Laos, new AddMeeting.Command(MeetingDesk.Form with { On = new(2028, 10, 1) })));
    }

    [Theory, EachDatabase]
    public async Task Both_secretaries_confirm_the_same_minutes_and_a_change_in_between_is_shown_first(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await desk.ConfirmAsync(desk.Vietnam, code);
        var shown = await desk.ReadAsync(code);
        var item = shown.Meeting.Items[0];
        await desk.Host.SendAs(desk.Vietnam, new ReviseMeetingItem.Command(shown.Meeting.Id, "D1", MeetingItemForm.Of(item) with { Words = PlanDesk.Words("Gửi số liệu năm", "ສົ່ງຂໍ້ມູນປີ") }, shown.Meeting.Version));
        Assert.Equal(Rules.MinutesChanged, await desk.Host.RefusalAsync(desk.Laos, new ConfirmMinutes.Command(shown.Meeting.Id, shown.Fingerprint)));
        Assert.Empty((await desk.ReadAsync(code)).Meeting.Confirmations);
        Assert.Contains((await desk.Host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync())).Changes, change => change is { Field: "MinutesConfirmation.ByName", After: null });

        await desk.ConfirmAsync(desk.Laos, code);
        await desk.ConfirmAsync(desk.Vietnam, code);
        Assert.True((await desk.ReadAsync(code)).Meeting.AreMinutesConfirmed());

        // The desk writes Lao words: the minutes say something else then.
        var text = (await desk.ReadAsync(code)).Meeting.Items[0].Words;
        await desk.Host.SendAs(desk.Laos, new RenderText.Command(TextKind.Meeting, shown.Meeting.Id, "Item:D1", Language.Lo, "ສົ່ງຂໍ້ມູນປະຈຳປີ", TextStamp.Of(text)));
        Assert.Empty((await desk.ReadAsync(code)).Meeting.Confirmations);
    }

    [Theory, EachDatabase]
    public async Task Whoever_sees_no_drafts_reads_a_meeting_once_both_sides_confirmed_its_minutes(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        var list = await desk.Host.SendAs(observer, new ListMeetings.Query());
        Assert.Equal(["M3", "M1"], list.Coming.Concat(list.Held).Select(each => each.Code));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetMeeting.Query("M2")));
        Assert.Equal(["M1", "M3"], (await desk.Host.SendAs(observer, new FindTexts.Query("phiên họp", SearchGroup.Meetings))).SelectMany(each => each.Hits).Select(each => each.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["M1", "M2", "M3"], (await desk.Host.SendAs(desk.Laos, new FindTexts.Query("phien hop", SearchGroup.Meetings))).SelectMany(each => each.Hits).Select(each => each.Code).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_decision_stays_open_until_it_has_a_result_and_stands_on_its_task(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        Assert.Equal(["M1/D2"], await OpenAsync(desk));
        Assert.Equal(["M1/D2"], (await desk.Host.SendAs(desk.Laos, new ListTaskDecisions.Query(Plan, "B1"))).Select(each => $"{each.MeetingCode}/{each.Item.Code}"));
        var meeting = (await desk.ReadAsync("M1")).Meeting;
        await desk.Host.SendAs(desk.Laos, new CloseDecision.Command(meeting.Id, "D2", TestHost.DemoToday, PlanDesk.Words("Đã xong", "ສຳເລັດແລ້ວ"), meeting.Version));
        Assert.Empty(await OpenAsync(desk));
        Assert.True((await desk.ReadAsync("M1")).Meeting.AreMinutesConfirmed());
    }

    [Theory, EachDatabase]
    public async Task Reports_list_a_decision_that_was_open_at_their_cut_off_once_its_minutes_are_confirmed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var secretary = desk.Secretary;
        Assert.Empty((await desk.ContentAsync()).Decisions);
        var cutOff = (await desk.ContentAsync()).CutOff;
        var code = await desk.Host.SendAs(secretary, new AddMeeting.Command(MeetingDesk.Form with { On = cutOff }));
        var id = (await desk.Host.SendAs(secretary, new GetMeeting.Query(code))).Meeting.Id;
        await desk.Host.SendAs(secretary, new AddMeetingItem.Command(id, MeetingItemKind.Decision, new MeetingItemForm { Words = PlanDesk.Words("Gửi số liệu", "ສົ່ງຂໍ້ມູນ"), About = new SubjectLink(MeetingSubject.Task, Plan, "B2").Key, Responsible = Side.Laos }));
        foreach (var side in Sides.Both)
        {
            Assert.Empty((await desk.ContentAsync()).Decisions);
            var shown = await desk.Host.SendAs(secretary, new GetMeeting.Query(code));
            await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, side), new ConfirmMinutes.Command(id, shown.Fingerprint));
        }

        var row = Assert.Single((await desk.ContentAsync()).Decisions);
        Assert.Equal(($"{code}/D1", "B2", Side.Laos, cutOff), (row.Code, row.TaskCode, row.Responsible, row.On));

        // Carried out after the cut-off it is open in this report; on that day it is not.
        foreach (var (day, count) in new[] { (cutOff.AddDays(1), 1), (cutOff, 0) })
        {
            var version = (await desk.Host.SendAs(secretary, new GetMeeting.Query(code))).Meeting.Version;
            await desk.Host.SendAs(secretary, new CloseDecision.Command(id, "D1", day, PlanDesk.Words("Đã gửi", "ສົ່ງແລ້ວ"), version));
            Assert.Equal(count, (await desk.ContentAsync()).Decisions.Count);
        }
    }

    [Theory, EachDatabase]
    public async Task A_point_is_about_something_that_is_open_in_an_adopted_plan(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var subjects = (await desk.Host.SendAs(desk.Vietnam, new GetMeetingItemEditor.Query("M2", null))).Subjects;
        Assert.Contains(subjects, each => each is { IsLate: true, Link: { Kind: MeetingSubject.Task, PlanCode: Plan, Code: "B1" } });
        Assert.Contains(subjects, each => each.Link is { Kind: MeetingSubject.Gate, PlanCode: "" });
        Assert.All(subjects.Where(each => each.Link.Kind != MeetingSubject.Gate), each => Assert.Equal(Plan, each.Link.PlanCode));
        foreach (var about in new[] { new SubjectLink(MeetingSubject.Task, Plan, "Z9"), new(MeetingSubject.Task, "2028", "A1"), new(MeetingSubject.Amendment, Plan, "7"), new(MeetingSubject.Obstacle, Plan, "O1"), new(MeetingSubject.Direction, Plan, string.Empty) })
        {
            var refused = await Assert.ThrowsAsync<RuleException>(() => desk.AddAsync("M2", MeetingItemKind.AgendaPoint, "Một", "ໜຶ່ງ", about));
            Assert.Equal(Rules.MeetingSubjectUnknown, Assert.Single(refused.Broken).Rule);
        }

        Assert.Equal("P2", await desk.AddAsync("M2", MeetingItemKind.AgendaPoint, "Một", "ໜຶ່ງ", new SubjectLink(MeetingSubject.Task, Plan, "B2")));
        Assert.Equal(Rules.MeetingNotHeld, (await Assert.ThrowsAsync<RuleException>(() => desk.AddAsync("M2", MeetingItemKind.Decision, "Một", "ໜຶ່ງ"))).Broken[0].Rule);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_second_is_told_who_was_first(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var opened = (await desk.ReadAsync("M2")).Meeting;
        await desk.AddAsync("M2", MeetingItemKind.AgendaPoint, "Một", "ໜຶ່ງ");
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new ReviseMeeting.Command(opened.Id, MeetingForm.Of(opened) with { Place = PlanDesk.Words("Huế", "ເວ້") }, opened.Version)));
    }

    [Theory, EachDatabase]
    public async Task Its_texts_are_on_the_desk_of_the_plan_of_its_day(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        await desk.AddAsync("M2", MeetingItemKind.AgendaPoint, "Chỉ tiếng Việt", string.Empty);
        var open = (await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope(Plan), Language.Lo, TextFilter.Open))).Rows;
        Assert.Contains(open, each => each is { Kind: TextKind.Meeting, Subject: "M2", Field: "Item:P2" });
        Assert.DoesNotContain((await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2028"), Language.Lo, TextFilter.All))).Rows, each => each.Kind == TextKind.Meeting);
    }

    private static async Task<IEnumerable<string>> OpenAsync(MeetingDesk desk) =>
        (await desk.Host.SendAs(desk.Vietnam, new ListMeetings.Query())).OpenDecisions.Select(each => $"{each.Meeting.Code}/{each.Item.Code}").ToList();
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Minutes that both secretaries confirmed are signed by both co-chairs, or come back.</summary>
public sealed class SignedMinutesTests
{
    [Theory, EachDatabase]
    public async Task Only_minutes_that_both_sides_confirmed_are_sent_and_nothing_in_them_changes_then(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        await desk.AddAsync(code, MeetingItemKind.Decision, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ");
        await desk.ConfirmAsync(desk.Vietnam, code);
        Assert.Equal([(Rules.MinutesNotConfirmedBy, Side.Laos)], (await desk.Host.RefusedAsync(desk.Vietnam, await SendAsync(desk, code))).Select(each => (each.Rule, (Side)each.Arguments[0])));
        await desk.ConfirmAsync(desk.Laos, code);
        Assert.Contains("Item:D1", await OnDeskAsync());
        await desk.Host.SendAs(desk.Laos, await SendAsync(desk, code));
        Assert.Empty(await OnDeskAsync());

        await RefusedAsync(Rules.MinutesForSignature);
        Assert.Equal(Rules.MinutesForSignature, await desk.Host.RefusalAsync(desk.Vietnam, await SendAsync(desk, code)));
        await SignAsync(desk, Side.Laos);
        await RefusedAsync(Rules.MinutesForSignature);
        await SignAsync(desk, Side.Vietnam);
        await RefusedAsync(Rules.MinutesSigned);

        // The result of the decision is recorded beside them.
        var signed = (await desk.ReadAsync(code)).Meeting;
        await desk.Host.SendAs(desk.Laos, new CloseDecision.Command(signed.Id, "D1", TestHost.DemoToday, PlanDesk.Words("Đã gửi", "ສົ່ງແລ້ວ"), signed.Version));
        var shown = await desk.ReadAsync(code);
        Assert.Equal(MinutesState.Signed, shown.Meeting.Minutes);
        Assert.True(shown.Meeting.AreMinutesConfirmed());
        Assert.Equal(Sides.Both, shown.SignedBy.Keys.Order());
        Assert.Equal(["Result:D1"], await OnDeskAsync());

        async Task<IReadOnlyList<string>> OnDeskAsync() =>
            [.. (await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2026-2027"), Language.En, TextFilter.Open))).Rows.Where(each => each.Kind == TextKind.Meeting && each.Subject == code).Select(each => each.Field)];

        async Task RefusedAsync(string rule)
        {
            var now = (await desk.ReadAsync(code)).Meeting;
            var text = now.Items[0].Words;
            foreach (var change in new IRequest<Unit>[]
            {
                new RemoveMeetingItem.Command(now.Id, "D1", now.Version),
                new ConfirmMinutes.Command(now.Id, now.MinutesFingerprint()),
                new RenderText.Command(TextKind.Meeting, now.Id, "Item:D1", Language.Lo, "ສົ່ງຂໍ້ມູນປະຈຳປີ", TextStamp.Of(text)),
                new RenderText.Command(TextKind.Meeting, now.Id, "Item:D1", Language.En, "Send the figures", TextStamp.Of(text)),
            })
            {
                Assert.Equal(rule, await desk.Host.RefusalAsync(desk.Vietnam, change));
            }

            foreach (var change in new IRequest<string>[]
            {
                new ReviseMeeting.Command(now.Id, MeetingForm.Of(now) with { Place = PlanDesk.Words("Đà Nẵng", "ດານັງ") }, now.Version),
                new AddMeetingItem.Command(now.Id, MeetingItemKind.Note, new MeetingItemForm { Words = PlanDesk.Words("Thêm", "ເພີ່ມ") }),
                new ReviseMeetingItem.Command(now.Id, "D1", MeetingItemForm.Of(now.Items[0]) with { Words = PlanDesk.Words("Khác", "ອື່ນ") }, now.Version),
            })
            {
                Assert.Equal(rule, await desk.Host.RefusalAsync(desk.Laos, change));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Both_co_chairs_are_asked_and_sign_what_the_round_shows(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        Assert.Contains((await HomeAsync(desk, Role.Secretary, Side.Laos)).Meetings, each => each is { Step: MeetingStep.Send, Code: "M1" });
        await desk.Host.SendAs(desk.Vietnam, await SendAsync(desk, "M1"));
        var round = await RoundAsync(desk);
        foreach (var side in Sides.Both)
        {
            var home = await HomeAsync(desk, Role.CoChair, side);
            Assert.Equal((SignOffSubject.Minutes, "M1"), home.ToSign.Select(each => (each.Subject, each.Code)).Single(each => each.Subject == SignOffSubject.Minutes));
        }

        Assert.Equal(2, await desk.Host.Db(db => db.Mails.CountAsync(each => each.Kind == MailKind.YourTurn && each.SubjectId == round.Id)));
        Assert.DoesNotContain((await HomeAsync(desk, Role.Secretary, Side.Laos)).Meetings, each => each.Code == "M1");
        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        var shown = await desk.Host.SendAs(chair, new GetRound.Query(round.Id));
        Assert.Equal(["P1", "P2", "D1", "D2", "N1"], shown.Minutes!.Items.Select(each => each.Code));
        Assert.True(shown is { IsCurrent: true, MaySign: true, Unready.Count: 0, Changes.Count: 0 });
        Assert.Equal(shown.Fingerprint, (await desk.Host.SendAs(chair, new GetRoundDocument.Query(round.Id))).Fingerprint);
        Assert.False(await SignAsync(desk, Side.Laos));
        Assert.True(await SignAsync(desk, Side.Vietnam));
        Assert.Equal(RoundState.Signed, (await RoundAsync(desk)).State);

        // A signature stands in the meeting's own history.
        Assert.Contains(await desk.Host.Db(db => db.History.Where(each => each.SubjectKind == nameof(Meeting) && each.SubjectId == round.SubjectId).ToListAsync()), each => each.Changes.Any(change => change is { Field: "Meeting.Minutes", After: "MinutesState.Signed" }));
    }

    [Theory, EachDatabase]
    public async Task A_return_opens_the_minutes_and_both_sides_confirm_what_is_sent_next(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, await SendAsync(desk, "M1"));
        await SignAsync(desk, Side.Vietnam);
        var first = await RoundAsync(desk);
        var parts = new Dictionary<string, string> { ["D2"] = "ວັນທີບໍ່ຖືກ" };
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command(first.Id, string.Empty, parts) { Others = new Dictionary<string, string> { ["D2"] = "Sai ngày" } });

        var meeting = (await desk.ReadAsync("M1")).Meeting;
        Assert.Equal(MinutesState.Open, meeting.Minutes);
        Assert.Empty(meeting.Confirmations);
        Assert.Equal((SignOffSubject.Minutes, "M1"), (await HomeAsync(desk, Role.Secretary, Side.Vietnam)).Returned.Select(each => (each.Subject, each.Code)).Single());
        var comment = Assert.Single((await desk.Host.SendAs(desk.Vietnam, new FindReturn.Query(meeting.Id)))!.Comments);
        Assert.Equal(("D2", "Sai ngày", "ວັນທີບໍ່ຖືກ"), (comment.Part, comment.Text.For(Language.Vi), comment.Text.For(Language.Lo)));

        var item = meeting.Items.Single(each => each.Code == "D2");
        await desk.Host.SendAs(desk.Laos, new ReviseMeetingItem.Command(meeting.Id, "D2", MeetingItemForm.Of(item) with { Due = new DateOnly(2026, 9, 4) }, meeting.Version));
        await desk.ConfirmAsync(desk.Laos, "M1");
        await desk.ConfirmAsync(desk.Vietnam, "M1");
        Assert.Equal(Rules.CommentsOpen, await desk.Host.RefusalAsync(desk.Vietnam, await SendAsync(desk, "M1")));
        await desk.Host.SendAs(desk.Vietnam, new AnswerComment.Command(first.Id, "D2", CommentState.Done, string.Empty));
        await desk.Host.SendAs(desk.Vietnam, await SendAsync(desk, "M1"));
        var second = await RoundAsync(desk);
        Assert.Empty(second.Signatures);
        var change = Assert.Single((await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), new GetRound.Query(second.Id))).Changes);
        Assert.Equal(("MeetingItem", "D2", "MeetingItem.Due", "2026-09-04"), (change.Subject, change.Code, Assert.Single(change.Changes).Field, change.Changes[0].After));

        // Taken back by a secretary, they are open as well.
        await desk.Host.SendAs(desk.Laos, new WithdrawRound.Command(second.Id, "Thêm ý kiến"));
        Assert.Equal((MinutesState.Open, 0), ((await desk.ReadAsync("M1")).Meeting.Minutes, (await desk.ReadAsync("M1")).Meeting.Confirmations.Count));
    }

    [Theory, EachDatabase]
    public async Task A_signature_on_paper_counts_as_much(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, await SendAsync(desk, "M1"));
        await SignAsync(desk, Side.Laos);
        var round = await RoundAsync(desk);
        var scan = new EvidenceUpload("ban-ky.pdf", () => new MemoryStream("%PDF-1.7\n%%EOF\n"u8.ToArray()), TextWords.None, null, false);
        Assert.True(await desk.Host.SendAs(desk.Vietnam, new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            string.Empty, null, scan, DemoAccounts.Password)));
        Assert.Equal(MinutesState.Signed, (await desk.ReadAsync("M1")).Meeting.Minutes);
    }

    [Theory, EachDatabase]
    public async Task The_first_page_shows_coming_meetings_and_the_minutes_that_wait_for_the_reader(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form with { On = TestHost.DemoToday.AddDays(GetHome.DueDays) }));
        await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form with { On = TestHost.DemoToday.AddDays(GetHome.DueDays + 1) }));
        var held = await desk.Host.SendAs(desk.Vietnam, new AddMeeting.Command(MeetingDesk.Form with { On = TestHost.DemoToday.AddDays(-1) }));
        await desk.AddAsync(held, MeetingItemKind.Note, "Ghi nhận", "ບັນທຶກ");
        await desk.ConfirmAsync(desk.Vietnam, held);
        Assert.Equal([(MeetingStep.Confirm, held), (MeetingStep.Attend, code)], (await HomeAsync(desk, Role.Secretary, Side.Laos)).Meetings.Where(each => each.Code != "M1").Select(each => (each.Step, each.Code)));
        Assert.Equal([(MeetingStep.Attend, code)], (await HomeAsync(desk, Role.Secretary, Side.Vietnam)).Meetings.Where(each => each.Code != "M1").Select(each => (each.Step, each.Code)));
        Assert.Equal([(MeetingStep.Attend, code)], (await HomeAsync(desk, Role.CoChair, Side.Laos)).Meetings.Select(each => (each.Step, each.Code)));
        Assert.Empty((await HomeAsync(desk, Role.Observer, Side.Laos)).Meetings);
    }

    private static async Task<SendMinutes.Command> SendAsync(MeetingDesk desk, string code)
    {
        var meeting = (await desk.ReadAsync(code)).Meeting;
        return new SendMinutes.Command(meeting.Id, meeting.Version);
    }

    private static Task<SignOffRound> RoundAsync(MeetingDesk desk) =>
        desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().Where(each => each.Subject == SignOffSubject.Minutes).OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstAsync());

    private static async Task<bool> SignAsync(MeetingDesk desk, Side side)
    {
        var round = await RoundAsync(desk);
        return await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    private static async Task<HomeModel> HomeAsync(MeetingDesk desk, Role role, Side side) =>
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(role, side), new GetHome.Query());
}

using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>A round of scoring is signed by both co-chairs once a meeting decided about its candidates, or comes back.</summary>
public sealed class SignedSheetTests
{
    [Theory, EachDatabase]
    public async Task A_decided_round_is_frozen_when_it_is_sent_and_signed_on_screen_and_on_paper(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.ScoreAsync(laos: 5, vietnam: 3);
        Assert.Equal([Rules.SheetUndecided, Rules.SheetUndecided, Rules.SheetUndecided], (await desk.Host.RefusedAsync(desk.Vietnam, await SendAsync(desk))).Select(each => each.Rule));
        await desk.DecideAsync("PM1", isChosen: true);
        await desk.DecideAsync("PM2", isChosen: false);
        await desk.DecideAsync("PM3", isChosen: false);
        Assert.Contains(new ScoringLine("R1", ScoringStep.Send), (await HomeAsync(desk, Role.Secretary, Side.Vietnam)).Scoring);
        Assert.Contains("PM1:JointScore:Needs", await OnDeskAsync());
        await desk.Host.SendAs(desk.Laos, await SendAsync(desk));
        Assert.DoesNotContain((await HomeAsync(desk, Role.Secretary, Side.Vietnam)).Scoring, each => each.Step == ScoringStep.Send);
        Assert.DoesNotContain(await OnDeskAsync(), each => each.Contains(":JointScore:", StringComparison.Ordinal));

        // Both co-chairs are asked; what the round shows is what is printed.
        var round = await RoundAsync(desk);
        Assert.Equal(2, await desk.Host.Db(db => db.Mails.CountAsync(each => each.Kind == MailKind.YourTurn && each.SubjectId == round.Id)));
        foreach (var side in Sides.Both)
        {
            Assert.Contains((await HomeAsync(desk, Role.CoChair, side)).ToSign, each => (each.Subject, each.Code) == (SignOffSubject.ScoringSheet, "R1"));
        }

        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        var shown = await desk.Host.SendAs(chair, new GetRound.Query(round.Id));
        Assert.Equal([("PM1", PilotState.Chosen), ("PM2", PilotState.NotChosen), ("PM3", PilotState.NotChosen)], shown.Scoring!.Models.Select(each => (each.Code, each.State)));
        Assert.True(shown is { IsCurrent: true, MaySign: true, Unready.Count: 0, Changes.Count: 0 });
        Assert.Equal(shown.Fingerprint, (await desk.Host.SendAs(chair, new GetRoundDocument.Query(round.Id))).Fingerprint);

        // Nothing of it changes; how the chosen model is carried out does.
        await FrozenAsync();
        Assert.False(await SignAsync(desk, Side.Laos));
        var scan = new EvidenceUpload("ban-ky.pdf", () => new MemoryStream("%PDF-1.7\n%%EOF\n"u8.ToArray()), TextWords.None, null, false);
        Assert.True(await desk.Host.SendAs(desk.Vietnam, new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            string.Empty, null, scan, DemoAccounts.Password)));
        await FrozenAsync();
        Assert.Equal(SheetSigning.Signed, (await desk.SheetAsync(desk.Laos)).Sheet.Signing);
        await desk.DecideAsync("PM1", isChosen: true, PilotStage.Trial);
        var pilot = await desk.ReadAsync("PM1");
        await desk.Host.SendAs(desk.Laos, new ReviewPilot.Command(pilot.Id, TestHost.DemoToday.Year, PilotVerdict.ScaleUp, PlanDesk.Words("Tốt", "ດີ"), pilot.Version));

        // Who reads plans reads it, and anybody finds it by its code.
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        var sheet = await desk.SheetAsync(observer);
        Assert.Equal(Sides.Both, sheet.SignedBy.Keys.Order());
        Assert.Null(sheet.RoundId);
        Assert.Equal(round.Fingerprint, (await desk.Host.SendAs(observer, new GetScoringDocument.Query("R1"))).Fingerprint);
        var found = await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query(ReportIssue.CodeOf(round.Fingerprint)));
        Assert.Equal((SignOffSubject.ScoringSheet, "R1", round.Fingerprint), (found!.What, found.DocumentCode, found.Fingerprint));
        await desk.Host.SendAs(desk.Vietnam, new RecordScoringNumber.Command("R1", "12/BCĐ-TCT", TestHost.DemoToday));
        var row = Assert.Single(await desk.Host.SendAs(desk.Laos, new ListRegister.Query(Side.Vietnam, TestHost.DemoToday.Year)), each => each.Subject == SignOffSubject.ScoringSheet);
        Assert.Equal(("12/BCĐ-TCT", "R1", "Nguyễn Văn A"), (row.Number, row.Document, row.Signer));

        async Task<IReadOnlyList<string>> OnDeskAsync() =>
            [.. (await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2026-2027"), Language.En, TextFilter.Open))).Rows.Where(each => each.Kind == TextKind.Pilot).Select(each => $"{each.Subject}:{each.Field}")];

        async Task FrozenAsync()
        {
            var model = await desk.ReadAsync("PM1");
            Assert.Equal(Rules.SheetIsSent, await desk.Host.RefusalAsync(desk.Vietnam, new DecidePilot.Command(model.Id, PilotDesk.Work(isChosen: false), model.Version)));
            Assert.Equal(Rules.SheetIsSent, await desk.Host.RefusalAsync(desk.Vietnam, new RenderText.Command(TextKind.Pilot, model.Id, "Title", Language.En, "Another", TextStamp.Of(model.Title))));
            var opened = await desk.Host.SendAs(desk.Laos, new GetJointScores.Query("PM1"));
            Assert.Equal(Rules.SheetIsSent, await desk.Host.RefusalAsync(desk.Laos, new SettleScores.Command(model.Id, JointScoreForm.Of(opened.Pilot, opened.Result), model.Version)));
            Assert.Equal(Rules.SheetIsSent, await desk.Host.RefusalAsync(desk.Vietnam, await SendAsync(desk)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_return_opens_scores_and_decisions_and_says_of_each_model_what_to_change(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.ScoreAsync(laos: 5, vietnam: 3);
        foreach (var code in new[] { "PM1", "PM2", "PM3" })
        {
            await desk.DecideAsync(code, isChosen: code == "PM1");
        }

        await desk.Host.SendAs(desk.Laos, await SendAsync(desk));
        await SignAsync(desk, Side.Vietnam);
        var first = await RoundAsync(desk);
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command(first.Id, string.Empty, new Dictionary<string, string> { ["PM1"] = "ເຫດຜົນບໍ່ພຽງພໍ" }));
        Assert.Equal((SignOffSubject.ScoringSheet, "R1"), (await HomeAsync(desk, Role.Secretary, Side.Vietnam)).Returned.Select(each => (each.Subject, each.Code)).Single());
        var back = await desk.SheetAsync(desk.Vietnam);
        Assert.Equal((SheetSigning.Returned, 0), (back.Sheet.Signing, back.SignedBy.Count));
        Assert.Equal("PM1", Assert.Single((await desk.Host.SendAs(desk.Vietnam, new FindReturn.Query(back.Sheet.Id)))!.Comments).Part);

        // The reason is corrected although a meeting decided.
        var opened = await desk.Host.SendAs(desk.Laos, new GetJointScores.Query("PM1"));
        var form = JointScoreForm.Of(opened.Pilot, opened.Result).With(new JointScoreWords(PilotCriterion.Needs, 4, PlanDesk.Words("Nhu cầu rõ ràng", "ຄວາມຕ້ອງການຈະແຈ້ງ")));
        await desk.Host.SendAs(desk.Laos, new SettleScores.Command(opened.Pilot.Id, form, opened.Pilot.Version));
        Assert.Equal(Rules.CommentsOpen, await desk.Host.RefusalAsync(desk.Vietnam, await SendAsync(desk)));
        await desk.Host.SendAs(desk.Vietnam, new AnswerComment.Command(first.Id, "PM1", CommentState.Done, string.Empty));
        await desk.Host.SendAs(desk.Vietnam, await SendAsync(desk));
        var second = await RoundAsync(desk);
        Assert.Empty(second.Signatures);
        var change = Assert.Single((await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), new GetRound.Query(second.Id))).Changes);
        Assert.Equal(("PilotModel", "PM1"), (change.Subject, change.Code));
        Assert.Contains(change.Changes, each => (each.Field, each.After) == ("JointScore.Reason", "Nhu cầu rõ ràng"));

        // Taken back by a secretary, it is open as well.
        await desk.Host.SendAs(desk.Laos, new WithdrawRound.Command(second.Id, "Thêm ý kiến"));
        Assert.Equal(SheetSigning.Returned, (await desk.SheetAsync(desk.Laos)).Sheet.Signing);
    }

    [Fact]
    public async Task The_page_sends_it_and_leads_to_the_signing_page()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        await desk.DecideAsync("PM1", isChosen: true);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var open = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        Assert.Equal(["PM2", "PM3"], open.FindAll("[aria-labelledby=signing] a[href^='/pilots/PM']").Select(each => each.TextContent));
        Assert.Empty(open.FindAll("button[name=Send]"));
        await desk.DecideAsync("PM2", isChosen: false);
        await desk.DecideAsync("PM3", isChosen: false);
        var decided = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        await decided.Find("button[name=Send]").ClickAsync(new());
        PageDesk.Sees(decided, "[aria-labelledby=signing]", pages.Loc["Pilots.Signing.ForSignature"]);
        var round = await RoundAsync(desk);
        Assert.Equal($"/approvals/{round.Id}", decided.Find("[aria-labelledby=signing] a.button").GetAttribute("href"));
        PageDesk.Sees(pages.Open<RoundPage>($"/approvals/{round.Id}", ("Id", round.Id)), "[aria-labelledby=content-signed]", pages.Loc.Name(PilotState.Chosen));
    }

    private static async Task<SendSheet.Command> SendAsync(PilotDesk desk)
    {
        var sheet = (await desk.SheetAsync(desk.Vietnam)).Sheet;
        return new SendSheet.Command(sheet.Id, sheet.Version);
    }

    private static Task<SignOffRound> RoundAsync(PilotDesk desk) =>
        desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().Where(each => each.Subject == SignOffSubject.ScoringSheet).OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstAsync());

    private static async Task<bool> SignAsync(PilotDesk desk, Side side)
    {
        var round = await RoundAsync(desk);
        return await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    private static async Task<HomeModel> HomeAsync(PilotDesk desk, Role role, Side side) =>
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(role, side), new GetHome.Query());
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>
/// The group's main work from the first task to the two ministers, each person in the own language and the Lao co-chair on a
/// phone: what must never break. One test, since every step stands on the one before.
/// </summary>
[Collection(InTheBrowser.Name)]
public class WholeWalkTests(World world)
{
    private const string Plan = "/plans/2028";
    private const string Report = "/reports/2026-2027/2026-H1";

    [Fact]
    public async Task From_a_new_task_to_two_ministers_who_acknowledge_the_report()
    {
        await using var app = await AppProcess.StartAsync();
        await using var vietnameseSecretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await using var laoSecretary = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await using var vietnameseCoChair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app);
        await using var laoCoChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone: true);

        await SecretaryCompletesTheDraftAsync(vietnameseSecretary);
        await AskForReviewAsync(vietnameseSecretary);
        await TranslateAllAsync(laoSecretary, Language.Lo);
        await TranslateAllAsync(vietnameseSecretary, Language.Vi);
        await ReturnAsync(laoCoChair, "ກະລຸນາເລື່ອນຂີດໝາຍ A3.2");
        await CorrectAndAskAgainAsync(vietnameseSecretary);
        await SignAsync(vietnameseCoChair);
        await SignAsync(laoCoChair);
        await vietnameseSecretary.GoAsync(Plan);
        await vietnameseSecretary.SeesAsync(vietnameseSecretary.Loc["Enum.PlanState.Adopted"]);

        await using (var owner = await world.VisitorAsync(Role.Owner, Side.Vietnam, app))
        {
            await ReachAMilestoneAsync(owner);
            await ReportADelayAsync(owner);
        }

        await CompleteTheReportAsync(vietnameseSecretary, laoSecretary);
        await SignAsync(laoCoChair);
        await SignAsync(vietnameseCoChair);

        await ReceiveAsync(Role.MinisterOffice, Side.Vietnam, app);
        await ReceiveAsync(Role.MinisterOffice, Side.Laos, app);
        await HistoryTellsItAsync(laoSecretary);
    }

    /// <summary>A task with two milestones and owners on both sides; then what the draft still lacked.</summary>
    private static async Task SecretaryCompletesTheDraftAsync(Visitor secretary)
    {
        await secretary.GoAsync(Plan);
        await secretary.Link("PlanView.AddTask").ClickAsync();
        await secretary.InteractiveAsync();
        var page = secretary.Page;
        await secretary.Words("Title", Language.Vi).FillAsync("Xây dựng sổ tay liên kết");
        await page.Locator("#f-Owners fieldset").Nth(0).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.Locator("#f-Owners fieldset").Nth(1).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.Locator("[name=Start]").FillAsync("3/1/28");
        await page.Locator("[name=End]").FillAsync("30/06/2028");
        await page.Locator("[name=Weight]").FillAsync("20");
        await page.Locator("[name='Milestone-0-Planned']").FillAsync("31/02/2028");
        await secretary.Words("Milestone-0-Title", Language.Vi).FillAsync("Dự thảo sổ tay");
        await Expect(page.Locator("#f-Milestone-0-Planned-hint")).ToContainTextAsync("31/02/2028");
        await page.Locator("[name='Milestone-0-Planned']").FillAsync("31/03/2028");
        await secretary.Button("PlanEdit.AddMilestone").ClickAsync();
        await page.Locator("[name='Milestone-1-Planned']").FillAsync("30062028");
        await secretary.Words("Milestone-1-Title", Language.Vi).FillAsync("Bàn giao sổ tay");
        await secretary.Button("Shared.Save").ClickAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/A3");

        await secretary.GoAsync($"{Plan}/review");
        await Expect(secretary.Button("PlanEdit.AskForReview")).ToBeDisabledAsync();
        await secretary.GoAsync($"{Plan}/tasks/A1/edit");
        await page.Locator("[name=Weight]").FillAsync("40");
        await SaveTaskAsync(secretary, "A1");
        await secretary.GoAsync($"{Plan}/tasks/A2/edit");
        await secretary.Button("PlanEdit.AddMilestone").ClickAsync();
        await page.Locator("[name='Milestone-0-Planned']").FillAsync("2028-03-16");
        await secretary.Words("Milestone-0-Title", Language.Vi).FillAsync("Phiên họp thứ nhất");
        await SaveTaskAsync(secretary, "A2");
        await secretary.GoAsync($"{Plan}/tasks/C1/edit");
        await page.Locator("#f-Owners fieldset").Nth(1).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await SaveTaskAsync(secretary, "C1");
    }

    private static async Task SaveTaskAsync(Visitor secretary, string code)
    {
        await secretary.Button("Shared.Save").ClickAsync();
        await secretary.ArrivesAsync($"/tasks/{code}");
    }

    private static async Task AskForReviewAsync(Visitor secretary)
    {
        await secretary.GoAsync($"{Plan}/review");
        await secretary.Button("PlanEdit.AskForReview").ClickAsync();
        await secretary.SeesAsync(secretary.Loc["Enum.PlanState.InReview"]);
    }

    private static async Task TranslateAllAsync(Visitor secretary, Language language)
    {
        await secretary.GoAsync($"{Plan}/texts?lang={language.Code()}&state=open");
        var open = await secretary.Page.Locator(".text-row").CountAsync();
        Assert.True(open > 0, $"Nothing to translate into {language}");
        for (var row = 0; row < open; row++)
        {
            var text = secretary.Page.Locator(".text-row").Nth(row);
            await text.Locator("textarea").FillAsync(language == Language.Lo ? $"ຂໍ້ຄວາມທົດສອບ {row}" : $"Nội dung thử {row}");
            await text.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = secretary.Loc["Texts.Save"], Exact = true }).ClickAsync();
            await Expect(text.Locator("[role=status]")).ToContainTextAsync(secretary.Loc["Shared.Saved"]);
        }

        await secretary.GoAsync($"{Plan}/texts?lang={language.Code()}&state=open");
        await secretary.SeesAsync(secretary.Loc["Texts.Empty.Open"]);
    }

    private static async Task OpenRoundAsync(Visitor coChair)
    {
        await coChair.GoAsync("/approvals");
        await coChair.Link("Approvals.ReadAndSign").First.ClickAsync();
        await Expect(coChair.Page.Locator("#sign-password")).ToBeVisibleAsync();
    }

    private static async Task ReturnAsync(Visitor coChair, string comment)
    {
        await OpenRoundAsync(coChair);
        await coChair.Page.Locator("details.return-form summary").ClickAsync();
        await coChair.Page.Locator("#round-comment").FillAsync(comment);
        await coChair.Button("Approvals.Return").ClickAsync();
        await coChair.SeesAsync(coChair.Loc["Approvals.Returned"]);
    }

    private static async Task CorrectAndAskAgainAsync(Visitor secretary)
    {
        await secretary.GoAsync($"{Plan}/tasks/A3/edit");
        await secretary.Page.Locator("[name='Milestone-1-Planned']").FillAsync("23/06/2028");
        await SaveTaskAsync(secretary, "A3");
        await AskForReviewAsync(secretary);
    }

    /// <summary>With the wrong password first: it is asked for, and it is checked.</summary>
    private static async Task SignAsync(Visitor coChair)
    {
        await OpenRoundAsync(coChair);
        await coChair.Page.Locator("#sign-password").FillAsync("not my password");
        await coChair.Button("Approvals.Sign").ClickAsync();
        await Expect(coChair.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await coChair.Page.Locator("#sign-password").FillAsync(DemoAccounts.Password);
        await coChair.Button("Approvals.Sign").ClickAsync();
        await Expect(coChair.Page.Locator(".message.good")).ToBeVisibleAsync();
    }

    private static async Task ReachAMilestoneAsync(Visitor owner)
    {
        await owner.GoAsync("/plans/2026-2027/tasks/C1/progress");
        await owner.Page.Locator("[name=Percent]").FillAsync("55");
        await owner.Page.Locator("#f-MilestoneReached").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await owner.Words("Narrative", Language.Vi).FillAsync("Đã trao đổi dự thảo bộ tiêu chí.");
        await owner.Page.Locator("#evidence-files").SetInputFilesAsync(new FilePayload { Name = "tieu-chi.exe", MimeType = "application/octet-stream", Buffer = [0x4D, 0x5A, 1, 2] });
        await Expect(owner.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tieu-chi.exe");
        await owner.Page.Locator("#evidence-files").SetInputFilesAsync(new FilePayload { Name = "tieu-chi.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() });
        await owner.SeesAsync("tieu-chi.pdf");
        await owner.Button("Progress.Save").ClickAsync();
        await owner.ArrivesAsync("/tasks/C1");
        await owner.SeesAsync("Đã trao đổi dự thảo bộ tiêu chí.");
        await owner.SeesAsync("tieu-chi.pdf");
    }

    private static async Task ReportADelayAsync(Visitor owner)
    {
        await owner.GoAsync("/plans/2026-2027/tasks/B3/progress");
        await owner.Page.Locator("[name=IsLate]").CheckAsync();
        await owner.Page.Locator("[name=NewDate]").FillAsync("31/10/2026");
        await owner.Words("DelayReason", Language.Vi).FillAsync("Phiếu hỏi thống nhất muộn.");
        await owner.Words("DelayMeasure", Language.Vi).FillAsync("Tăng thêm điều tra viên.");
        await owner.Button("Progress.Save").ClickAsync();
        await owner.ArrivesAsync("/tasks/B3");
        await owner.SeesAsync(owner.Loc["Enum.WorkStatus.Delayed"]);
        await owner.SeesAsync("Tăng thêm điều tra viên.");
    }

    /// <summary>A sentence more in Vietnamese makes the Lao stale: it cannot be sent until that is mended.</summary>
    private static async Task CompleteTheReportAsync(Visitor vietnamese, Visitor lao)
    {
        await vietnamese.GoAsync($"{Report}?section=III.2");
        var words = vietnamese.Page.Locator("textarea[lang=vi]").First;
        await words.FillAsync(await words.InputValueAsync() + "\nBản ghi họp gửi chậm 2 ngày.");
        await vietnamese.Button("Shared.Save").ClickAsync();
        await vietnamese.GoAsync($"{Report}?section=send");
        await Expect(vietnamese.Button("Reports.SendNow")).ToHaveCountAsync(0);

        await lao.GoAsync($"{Report}?section=III.2");
        var rendering = lao.Page.Locator("textarea[lang=lo]").First;
        await rendering.FillAsync(await rendering.InputValueAsync() + "\nບົດບັນທຶກກອງປະຊຸມສົ່ງຊ້າ 2 ວັນ.");
        await lao.Button("Shared.Save").ClickAsync();
        await vietnamese.GoAsync($"{Report}?section=send");
        await vietnamese.Button("Reports.SendNow").ClickAsync();
        await vietnamese.SeesAsync(vietnamese.Loc["Enum.ReportState.InReview"]);
    }

    private async Task ReceiveAsync(Role role, Side side, AppProcess app)
    {
        await using var office = await world.VisitorAsync(role, side, app);
        await office.GoAsync("/reports");
        await office.DoesNotSeeAsync(office.Loc["Enum.ReportState.Draft"]);
        await office.GoAsync("/issued/2026-2027/2026-H1");
        await office.Button("Reports.Acknowledge").ClickAsync();
        await office.SeesAsync(office.Loc["Reports.AcknowledgedNow"]);
        var answer = await office.Page.Context.APIRequest.GetAsync($"{Report}/pdf?first={side.ToString().ToLowerInvariant()}", new APIRequestContextOptions { Timeout = 60_000 });
        Assert.Equal(200, answer.Status);
        Assert.Equal("%PDF-"u8.ToArray(), (await answer.BodyAsync())[..5]);
        await office.Page.GotoAsync("/plans/2026-2027");
        await office.SeesAsync(office.Loc["Shared.NotFoundTitle"]);
    }

    private static async Task HistoryTellsItAsync(Visitor secretary)
    {
        await secretary.GoAsync($"{Plan}/history");
        var people = DemoAccounts.All.Where(each => each.Role is Role.CoChair or Role.Secretary).Select(each => each.Name);
        foreach (var name in people)
        {
            await secretary.SeesAsync(name);
        }

        await secretary.GoAsync($"{Plan}/history?task=A3");
        await secretary.SeesAsync("30/06/2028");
        await secretary.SeesAsync("23/06/2028");
    }
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>How an adopted plan is changed, from the secretary's proposal to both signatures.</summary>
[Collection(Signing.Name)]
public class AmendmentTests(World world)
{
    private const string Plan = "/plans/2026-2027";

    [Theory]
    [InlineData(Language.Vi, false)]
    [InlineData(Language.Lo, true)]
    public async Task A_task_is_moved_and_another_dropped_by_an_amendment_that_both_sign(Language language, bool phone)
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, phone, language);
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app, phone, language);
        await using var otherChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone, language);

        await secretary.GoAsync(Plan);
        await secretary.Link("Amendments.Propose").ClickAsync();
        await secretary.ArrivesAsync("/amendments/new", "interactive");
        await WriteAsync(secretary, "Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ");
        await secretary.ArrivesAsync("/amendments/1/edit");
        await secretary.GoAsync($"{Plan}/amendments/1");
        await secretary.SeesAsync(secretary.Loc["Rule.AmendmentEmpty"]);

        // A date is moved in the task's own form; nothing else of it changes.
        await ChooseAsync(secretary, "B2", "Amendments.ChangeIt", "/tasks/B2");
        await secretary.TypeAsync("End", "15/12/2026");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync("/amendments/1", "interactive");
        await Expect(secretary.Page.Locator("#task-B2 table.amended tbody tr")).ToHaveCountAsync(1);
        await Expect(secretary.Page.Locator("#task-B2 table.amended")).ToContainTextAsync("15/12/2026");

        await ChooseAsync(secretary, "C2", "Amendments.DropIt", "/drop/C2");
        await WriteAsync(secretary, "Trùng với nhiệm vụ khác", "ຊ້ຳກັບໜ້າວຽກອື່ນ");
        await secretary.ArrivesAsync("/amendments/1", "interactive");
        await secretary.SeesAsync(secretary.Loc["Amendments.Ready"]);
        await secretary.ClickAsync("Shared.SendForSignature");
        await secretary.SeesAsync(secretary.Loc["Amendments.Waits"]);

        await SigningWalk.OpenAsync(chair);
        await Expect(chair.Page.Locator("#task-B2 table.amended")).ToContainTextAsync("15/12/2026");
        await chair.SeesAsync("ຊ້ຳກັບໜ້າວຽກອື່ນ");
        await SigningWalk.SignAsync(chair, SigningWalk.StillToSign(chair, Side.Laos));
        await SigningWalk.SignAsync(otherChair, otherChair.Loc["Approvals.Done.Amendment"]);

        await secretary.GoAsync($"{Plan}/tasks/B2");
        await Expect(secretary.Page.Locator(".task-facts")).ToContainTextAsync("15/12/2026");
        await Expect(secretary.Page.Locator(".task-facts")).ToContainTextAsync(secretary.Loc["Amendments.Numbered", 1]);
        await secretary.GoAsync($"{Plan}/tasks/C2");
        await secretary.SeesAsync(secretary.Loc["Enum.WorkStatus.Cancelled"]);
        await secretary.GoAsync($"{Plan}/amendments");
        await secretary.SeesAsync(secretary.Loc["Enum.AmendmentState.InForce"]);
    }

    private static async Task WriteAsync(Visitor secretary, string vi, string lo)
    {
        await secretary.Words("Reason", Language.Vi).FillAsync(vi);
        await secretary.Words("Reason", Language.Lo).FillAsync(lo);
        await secretary.SaveAsync();
    }

    private static async Task ChooseAsync(Visitor secretary, string task, string button, string end)
    {
        await secretary.Page.Locator("#f-Task").SelectOptionAsync(task);
        await secretary.ClickAsync(button);
        await secretary.ArrivesAsync(end, "interactive");
    }
}

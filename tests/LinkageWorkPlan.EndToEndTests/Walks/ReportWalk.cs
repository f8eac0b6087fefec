using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.EndToEndTests.Pages;
using LinkageWorkPlan.EndToEndTests.Reports;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Progress in the adopted plan, and its half-year report from the last word to the ministers' receipt.</summary>
internal static class ReportWalk
{
    public const string Plan = "2026-2027";
    public const string Report = "2026-H1";

    /// <summary>A milestone is reached, with a file that shows it.</summary>
    public static async Task ReachMilestoneAsync(Visitor owner, string task, byte[] evidence)
    {
        await owner.GoAsync($"/plans/{Plan}/tasks/{task}/progress");
        await owner.TypeAsync("Percent", "90");
        await owner.Page.Locator(".milestone-ticks input[type=checkbox]").First.CheckAsync();
        await owner.Words("Narrative", Language.Vi).FillAsync("Đã hoàn thành và bàn giao");
        await ChooseFileAsync(owner, "bien-ban.pdf", "application/pdf", evidence);
        // Its name is also shown while it is still on its way.
        await Expect(owner.Page.Locator(".edit-row")).ToContainTextAsync("bien-ban.pdf");
        await Expect(owner.Page.Locator("#evidence-files")).ToBeEnabledAsync();
        await owner.SaveAsync();
        await owner.ArrivesAsync($"/plans/{Plan}/tasks/{task}");
        await owner.SeesAsync("Đã hoàn thành và bàn giao");
        var link = owner.Page.Locator("main a[href^='/evidence/']").First;
        var file = await owner.Page.Context.APIRequest.GetAsync(owner.App.Address + await link.GetAttributeAsync("href"));
        Assert.True(file.Ok);
    }

    /// <summary>Forbidden files are refused with a clear word, and a delay needs its reason, measure and new date.</summary>
    public static async Task ReportDelayAsync(Visitor owner, string task)
    {
        await owner.GoAsync($"/plans/{Plan}/tasks/{task}/progress");
        await ChooseFileAsync(owner, "x.exe", "application/octet-stream", [77, 90]);
        await Expect(owner.Page.Locator("[role=alert]").First).ToContainTextAsync("x.exe");
        await owner.Named("IsLate").CheckAsync();
        await owner.SaveAsync();
        await Expect(owner.Page.Locator(".form-refused .message.error")).ToBeVisibleAsync();
        await owner.Words("DelayReason", Language.Lo).FillAsync("ຍັງລໍຖ້າຂໍ້ມູນຈາກວິສາຫະກິດ");
        await owner.Words("DelayMeasure", Language.Lo).FillAsync("ສົ່ງໜັງສືເຕືອນ ແລະ ຈັດກອງປະຊຸມ");
        await owner.TypeAsync("NewDate", "15/10/2026");
        await owner.SaveAsync();
        await owner.ArrivesAsync($"/plans/{Plan}/tasks/{task}");
        await owner.SeesAsync("15/10/2026");
        await owner.SeesAsync("ຍັງລໍຖ້າຂໍ້ມູນຈາກວິສາຫະກິດ");
    }

    /// <summary>The narrative is written in each language, the checks are empty, and it goes to the co-chairs.</summary>
    public static async Task CompleteAndSendAsync(Visitor secretary, Visitor translator)
    {
        await secretary.GoAsync($"/reports/{Plan}/{Report}?section=III.5");
        await secretary.Words("text", Language.Vi).FillAsync("Bài học: trao đổi dự thảo sớm hơn hai tuần.");
        await secretary.SaveAsync();
        await secretary.SeesAsync(secretary.Loc["Shared.Saved"]);
        await secretary.GoAsync($"/reports/{Plan}/{Report}?section=send");
        await Expect(secretary.Button("Reports.SendNow")).ToHaveCountAsync(0);

        await translator.GoAsync($"/reports/{Plan}/{Report}?section=III.5");
        await translator.Words("text", Language.Lo).FillAsync("ບົດຮຽນ: ແລກປ່ຽນສະບັບຮ່າງກ່ອນສອງອາທິດ.");
        await translator.SaveAsync();
        await translator.SeesAsync(translator.Loc["Shared.Saved"]);

        // Several of one section's text may stay for one reason; the others are answered one by one.
        await translator.GoAsync($"/reports/{Plan}/{Report}?section=I");
        await translator.Page.FillAsync("#why-all-lo", "ໄດ້ທຽບກັບສະບັບພາສາຫວຽດນາມແລ້ວ.");
        await translator.ClickAsync("Reports.WarningKeepAll");
        await Expect(translator.Page.Locator("#why-all-lo")).ToHaveCountAsync(0);
        await KeepWarningsAsync(translator, "ໄດ້ທຽບກັບຕາຕະລາງ ແລະ ສະບັບແປແລ້ວ.");
        await KeepWarningsAsync(secretary, "Đã đối chiếu với bảng và bản dịch.");
        await ConsentAsync(translator);
        await secretary.GoAsync($"/reports/{Plan}/{Report}?section=send");
        await secretary.ClickAsync("Reports.SendNow");
        await Expect(secretary.Page.Locator("main .tag").First).ToContainTextAsync(secretary.Loc["Enum.ReportState.InReview"]);
    }

    /// <summary>The other side's secretary reads what will be sent, and agrees.</summary>
    public static async Task ConsentAsync(Visitor other)
    {
        await other.GoAsync($"/reports/{Plan}/{Report}?section=send");
        await other.ClickAsync("Reports.ConsentAsk");
        await Expect(other.Button("Reports.ConsentWithdraw")).ToBeVisibleAsync();
    }

    /// <summary>Every warning that this side may answer stays for a reason.</summary>
    private static async Task KeepWarningsAsync(Visitor secretary, string reason)
    {
        await secretary.GoAsync($"/reports/{Plan}/{Report}?section=send");
        await Expect(secretary.Page.Locator(".warnings")).ToBeVisibleAsync();
        var open = secretary.Page.Locator(".warnings li form");
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.Locator("input").FillAsync(reason);
            await open.First.Locator("button").ClickAsync();
            await Expect(open).ToHaveCountAsync(left - 1);
        }
    }

    /// <summary>A minister's office sees issued reports and nothing else, reads the PDF and acknowledges it.</summary>
    public static async Task ReceiveAsync(Visitor office)
    {
        await office.GoAsync("/");
        await office.Page.Locator($"main a[href='/issued/{Plan}/{Report}']").First.ClickAsync();
        await office.ArrivesAsync($"/issued/{Plan}/{Report}", "interactive");
        var pdf = await PdfAsync(office, office.Loc.Language == Language.Lo ? Side.Laos : Side.Vietnam);
        var pages = await Poppler.PagesAsync(pdf);
        Assert.True(pages.Length > 10, $"The report has {pages.Length} pages.");
        Assert.Contains(pages, page => page.Contains("trao đổi dự thảo sớm hơn hai tuần", StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => page.Contains("DỰ THẢO", StringComparison.Ordinal));
        await office.GoAsync($"/issued/{Plan}/{Report}");
        var picture = office.Page.Locator("main img");
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal(1191, await picture.EvaluateAsync<int>("each => each.naturalWidth"));
        Assert.Empty(await PageChecks.FoundAsync(office, office.Loc.Language));
        await office.ClickAsync("Reports.Acknowledge");
        await office.SeesAsync(office.Loc["Reports.AcknowledgedNow"]);

        foreach (var hidden in new[] { "/plans", $"/plans/{Plan}", "/approvals", $"/plans/{Plan}/history", $"/plans/{PlanWalk.Code}" })
        {
            await office.Page.GotoAsync(hidden);
            await office.SeesAsync(office.Loc["Shared.NotFoundTitle"]);
        }
    }

    private static async Task ChooseFileAsync(Visitor owner, string name, string type, byte[] bytes)
    {
        var field = owner.Page.Locator("#evidence-files");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });
    }

    private static async Task<byte[]> PdfAsync(Visitor office, Side first)
    {
        var answer = await office.Page.Context.APIRequest.GetAsync($"{office.App.Address}/reports/{Plan}/{Report}/pdf?first={first.ToString().ToLowerInvariant()}", new APIRequestContextOptions { Timeout = 120_000 });
        Assert.True(answer.Ok, $"{answer.Status}: {answer.StatusText}");
        return await answer.BodyAsync();
    }
}

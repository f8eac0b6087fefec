using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.EndToEndTests.Pages;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The ways to sign beside the co-chair's own in the system, each person in another language.</summary>
[Collection(Signing.Name)]
public sealed class PaperAndDeputyTests(World world)
{
    private const string Address = $"/reports/{Arranger.Plan}/{Arranger.Report}";
    private const string Number = "06/BC-TCT";
    private const string Comment = "ກະລຸນາຂຽນບົດຮຽນໃຫ້ຊັດເຈນ";

    private static readonly FilePayload Scan = new() { Name = "quyet-dinh.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.4 "u8, .. "scanned"u8] };

    [Fact]
    public async Task A_report_is_returned_by_section_signed_by_a_deputy_and_on_paper_and_superseded_later()
    {
        using var program = new ProgramCopy();
        await using var app = await AppProcess.StartAsync(program.Folder);
        await app.ArrangeAsync(async people =>
        {
            // Another report of the year has the number 05 of the Vietnamese records office.
            await people.SendAsync(Role.Secretary, Side.Vietnam, new CreateReport.Command(Arranger.Plan, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 3, 31), new(2026, 4, 30), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
            var other = await people.Db(db => db.Reports.Where(each => each.Code == "S1").Select(each => each.Id).SingleAsync());
            await people.SendAsync(Role.Secretary, Side.Vietnam, new RecordNumber.Command(other, "05/BC-TCT", new(2026, 4, 2)));
            await people.SendReportAsync();
        });
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, language: Language.En);
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone: true);
        await using var deputy = await world.VisitorAsync(Role.Deputy, Side.Laos, app, phone: true);

        await ReturnSectionAsync(chair);
        await secretary.GoAsync(Address);
        await secretary.SeesAsync(Comment);
        await secretary.Page.Locator("main .message a[href$='section=III.5']").ClickAsync();
        await Expect(secretary.Page.Locator(".report-panel blockquote")).ToContainTextAsync(Comment);
        await secretary.InteractiveAsync();
        await secretary.Page.Locator(".report-panel .comment-answer input").FillAsync("Đã rút gọn.");
        await secretary.Page.Locator(".report-panel").GetByRole(AriaRole.Button, new() { Name = secretary.Loc["Approvals.CommentDone"] }).ClickAsync();
        await Expect(secretary.Page.Locator(".report-panel .comment-done")).ToBeVisibleAsync();
        await using (var lao = await world.VisitorAsync(Role.Secretary, Side.Laos, app))
        {
            await ReportWalk.ConsentAsync(lao);
        }

        await secretary.GoAsync($"{Address}?section=send");
        await secretary.ClickAsync("Reports.SendNow");
        await Expect(secretary.Page.Locator("main .tag").First).ToContainTextAsync(secretary.Loc["Enum.ReportState.InReview"]);

        await WriteNumberAsync(secretary);
        await GrantAsync(chair);
        await ConfirmAsync(app);
        await SigningWalk.OpenAsync(deputy);
        await SigningWalk.ReadAsync(deputy);
        await deputy.SeesAsync("17/QĐ-TEST");
        await deputy.SeesAsync("Đã rút gọn.");
        await deputy.SeesAsync(Number);
        await SigningWalk.SignAsync(deputy, SigningWalk.StillToSign(deputy, Side.Vietnam));
        await SignOnPaperAsync(secretary);

        await secretary.GoAsync($"/issued/{Arranger.Plan}/{Arranger.Report}");
        await secretary.SeesAsync("Nguyễn Văn A");
        await Expect(secretary.Page.Locator(".how-signed").Filter(new() { HasText = secretary.Loc["Approvals.ActingFor"] })).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator(".how-signed a[href^='/approvals/files/']")).ToBeVisibleAsync();
        var vietnamese = await DocumentAsync(secretary, "vietnamese");
        Assert.All((string[])[Number, "Nguyễn Văn A"], each => Assert.Contains(each, vietnamese, StringComparison.Ordinal));
        Assert.Contains("ວ່າການແທນ", await DocumentAsync(secretary, "lao"), StringComparison.Ordinal);
        Assert.Contains("KT.", await DocumentAsync(secretary, "joint"), StringComparison.Ordinal);

        await SupersedeAsync(app);
        await TemplatesAsync(secretary, program);
    }

    private static async Task ReturnSectionAsync(Visitor chair)
    {
        await SigningWalk.OpenAsync(chair);
        await chair.Page.Locator(".return-form summary").ClickAsync();
        await chair.Page.Locator("#round-part").SelectOptionAsync("III.5");
        await chair.Page.Locator("[name='part.III.5']").FillAsync(Comment);
        await chair.Page.Locator(".return-form button[type=submit]").ClickAsync();
        await chair.SeesAsync(chair.Loc["Approvals.Returned"]);
    }

    /// <summary>One that the office gave to another report is refused, and what was typed stays.</summary>
    private static async Task WriteNumberAsync(Visitor secretary)
    {
        await secretary.GoAsync($"{Address}?section=numbers");
        await secretary.Named("number").FillAsync("05/bc-tct");
        await secretary.TypeAsync("numberDate", "22/6/2026");
        await secretary.SaveAsync();
        await secretary.SeesAsync(secretary.Loc[Rules.RecordsNumberTaken, "05/bc-tct", 2026, "S1"]);
        await Expect(secretary.Named("number")).ToHaveValueAsync("05/bc-tct");
        await secretary.Named("number").FillAsync(Number);
        await secretary.SaveAsync();
        await secretary.SeesAsync(secretary.Loc["Reports.NumberSaved"]);
        Assert.Empty(await PageChecks.FoundAsync(secretary, Language.En));
    }

    private static async Task GrantAsync(Visitor chair)
    {
        await chair.GoAsync("/approvals/delegations");
        await chair.Named("number").FillAsync("17/QĐ-TEST");
        await chair.TypeAsync("DecidedOn", "1/6/2026");
        await chair.TypeAsync("From", "1/6/2026");
        await chair.TypeAsync("To", "31/12/2026");
        await ScanAsync(chair, "#delegation-scan");
        await chair.Page.Locator("#delegation-password").FillAsync(DemoAccounts.Password);
        await chair.SaveAsync();
        await Expect(chair.Page.Locator("main table .tag")).ToContainTextAsync(chair.Loc["Approvals.DelegationInForce"]);
    }

    /// <summary>The other side's co-chair sees who may sign now, and opens it before its time.</summary>
    private async Task ConfirmAsync(AppProcess app)
    {
        await using var other = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app);
        await other.GoAsync("/approvals");
        await other.Page.Locator("main a[href='/approvals/accounts']").ClickAsync();
        await other.SeesAsync(other.Loc["Enum.SigningChange.Delegated"]);
        await other.Page.Locator("main input[type=password]").FillAsync(DemoAccounts.Password);
        await other.Page.Locator("[data-key=confirm]").ClickAsync();
        await other.SeesAsync(other.Loc["Signing.None"]);
    }

    /// <summary>The number that is recorded is in the form already; another report's is refused here, too.</summary>
    private static async Task SignOnPaperAsync(Visitor secretary)
    {
        await secretary.GoAsync(Address);
        await secretary.Page.Locator("main .message a[href^='/approvals/']").First.ClickAsync();
        await secretary.Page.Locator("main a[href$='/paper']").ClickAsync();
        var form = secretary.Page.Locator(".paper-form");
        await Expect(form).ToBeVisibleAsync();
        await secretary.InteractiveAsync();
        await Expect(form.Locator("[name=number]")).ToHaveValueAsync(Number);
        await form.Locator("[name=number]").FillAsync("05/BC-TCT");
        await form.Locator("[name=name]").FillAsync("Nguyễn Văn A");
        await secretary.Words("Place", Language.Vi).FillAsync("Hà Nội");
        await secretary.Words("Place", Language.Lo).FillAsync("ຮ່າໂນ້ຍ");
        await secretary.TypeAsync("SignedOn", "+0d");
        await ScanAsync(secretary, "#paper-scan");
        await SendAsync();
        await Expect(form).ToContainTextAsync(secretary.Loc[Rules.RecordsNumberTaken, "05/BC-TCT", 2026, "S1"]);
        await form.Locator("[name=number]").FillAsync(Number);
        await SendAsync();
        await secretary.SeesAsync(secretary.Loc["Approvals.Done.Report"]);

        async Task SendAsync()
        {
            await secretary.Page.Locator("#paper-password").FillAsync(DemoAccounts.Password);
            await form.Locator("button[type=submit]").ClickAsync();
        }
    }

    private static async Task ScanAsync(Visitor visitor, string field)
    {
        await Expect(visitor.Page.Locator(field)).ToBeEnabledAsync();
        await visitor.Page.Locator(field).SetInputFilesAsync(Scan);
        await Expect(visitor.Page.Locator(".file-choice")).ToContainTextAsync(Scan.Name);
        await Expect(visitor.Page.Locator(field)).ToBeEnabledAsync();
    }

    private static async Task<string> DocumentAsync(Visitor reader, string edition)
    {
        var answer = await reader.Page.APIRequest.GetAsync($"{Address}/document?edition={edition}&issue=1");
        Assert.Equal(200, answer.Status);
        return await answer.TextAsync();
    }

    /// <summary>Issue 2 is signed, and whoever holds issue 1 is told so in any language.</summary>
    private async Task SupersedeAsync(AppProcess app)
    {
        var codes = new List<string>();
        await app.ArrangeAsync(async people =>
        {
            await people.SendAsync(Role.Secretary, Side.Vietnam, new OpenCorrection.Command(Arranger.Plan, Arranger.Report, new TextWords("Sửa một số liệu.", "ແກ້ຕົວເລກໜຶ່ງ.", null)));
            await people.SendReportAsync();
            await people.SignReportAsync(Side.Laos);
            await people.SignReportAsync(Side.Vietnam);
            codes = await people.Db(db => db.Issues.OrderBy(each => each.Number).Select(each => each.Code).ToListAsync());
        });
        await using var anybody = await world.NobodyAsync(app, phone: true);
        await anybody.Page.GotoAsync($"/v/{codes[0]}");
        foreach (var language in Languages.All)
        {
            await anybody.ChooseAsync(language);
            await anybody.SeesAsync(Loc.In(language)["Verification.Superseded", 2]);
            await anybody.SeesAsync("Nguyễn Văn A");
        }

        Assert.Empty(await PageChecks.FoundAsync(anybody, Language.En));

        await anybody.Page.GotoAsync($"/v/{codes[1]}");
        await anybody.SeesAsync(Loc.In(Language.En)["Verification.Compare"]);
    }

    /// <summary>A changed word of the templates is seen while the page is open.</summary>
    private static async Task TemplatesAsync(Visitor secretary, ProgramCopy program)
    {
        await secretary.GoAsync("/templates/preview?edition=vietnamese");
        var heading = secretary.Page.FrameLocator("iframe.document").Locator("h1.report-type");
        await Expect(heading).ToContainTextAsync("BÁO CÁO");
        var file = program.Template("reports", "editions", "vietnamese.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"text\": \"BÁO CÁO\"", "\"text\": \"BÁO CÁO THỬ\"", StringComparison.Ordinal));
        await Expect(heading).ToContainTextAsync("BÁO CÁO THỬ");
    }
}

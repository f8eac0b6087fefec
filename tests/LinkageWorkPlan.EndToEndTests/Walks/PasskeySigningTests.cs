using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Both co-chairs sign the half-year report with passkeys of the browser's own authenticator, and the sealed file proves it.</summary>
[Collection(Walking.Name)]
public sealed class PasskeySigningTests(World world)
{
    [Fact]
    public async Task Both_co_chairs_sign_with_a_passkey_and_the_sealed_report_proves_it_by_itself()
    {
        using var seals = new Seals();
        await using var app = await AppProcess.StartAsync([("Logging:LogLevel:Default", "Information"), .. seals.Settings]);
        await app.ArrangeAsync(people => people.SendReportAsync());

        await SignAsync(app, Side.Laos, Language.Lo, chair => SigningWalk.StillToSign(chair, Side.Vietnam));
        await SignAsync(app, Side.Vietnam, Language.Vi, chair => chair.Loc["Approvals.Done.Report"]);

        await app.SaysAsync($"Printed {Arranger.Report} issue 1", EditionKey.Issued.Count);
        var (pdfs, code) = (new List<byte[]>(), string.Empty);
        await app.ArrangeAsync(async people =>
        {
            pdfs = await people.Db(db => db.Editions.Where(each => db.Issues.Any(issue => issue.RoundId == each.RoundId)).Select(each => each.Pdf).ToListAsync());
            code = await people.Db(db => db.Issues.Select(each => each.Code).SingleAsync());
        });
        Assert.All(pdfs, pdf =>
        {
            var result = PdfVerification.Verify(pdf);
            Assert.True(result.Holds);
            Assert.Equal([Side.Vietnam, Side.Laos], result.Checks.Where(each => each is { Code: "Found.PasskeyHolds", Outcome: Outcome.Passed }).Select(each => each.Values[0]));
        });

        await using var anybody = await world.NobodyAsync(app);
        await anybody.Page.GotoAsync($"/v/{code}");
        await anybody.ChooseAsync(Language.Vi);
        await Expect(anybody.Page.Locator(".how-signed .signed")).ToHaveCountAsync(2);
        Assert.All(await anybody.Page.Locator(".how-signed .signed").AllTextContentsAsync(), words => Assert.Contains("khóa truy cập", words, StringComparison.Ordinal));
    }

    private async Task SignAsync(AppProcess app, Side side, Language language, Func<Visitor, string> done)
    {
        // A key belongs to a name; a number names no site.
        await using var chair = await world.NobodyAsync(app, language: language, address: app.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var page = chair.Page;
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await chair.SignInAsync(DemoAccounts.All.Single(each => each.Role == Role.CoChair && each.Side == side).Email);
        await page.GotoAsync("/account/security/passkeys/new");
        await chair.Named("Input.Name").FillAsync("Máy tính cơ quan");
        await chair.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await chair.ClickAsync("Security.AddPasskey");
        await chair.SeesAsync(chair.Loc["Security.PasskeyIsAdded"]);

        await SigningWalk.OpenAsync(chair);
        await page.EvaluateAsync("() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await chair.ClickAsync("Approvals.SignByPasskey");
        await Expect(page.Locator("#sign [data-problem]")).ToContainTextAsync(chair.Loc["Approvals.PasskeyFailed"]);
        await page.EvaluateAsync("() => { delete navigator.credentials.get; }");
        await chair.ClickAsync("Approvals.SignByPasskey");
        await chair.SeesAsync(done(chair));
        await Expect(page.Locator("#sign .how-signed").First).ToContainTextAsync(language == Language.Vi ? "khóa truy cập" : "ກະແຈຜ່ານ");
    }
}

using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.EndToEndTests.Pages;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Somebody without an account, with a phone, holds an issue in hand.</summary>
internal static class VerificationWalk
{
    /// <param name="app">With the half-year report issued once, printed and sealed.</param>
    public static async Task CheckAsync(World world, AppProcess app)
    {
        var (pdf, code) = (Array.Empty<byte>(), string.Empty);
        await app.ArrangeAsync(async people =>
        {
            pdf = await people.Db(db => db.Editions.Where(each => each.Edition == Edition.Lao && db.Issues.Any(issue => issue.RoundId == each.RoundId)).Select(each => each.Pdf).SingleAsync());
            code = await people.Db(db => db.Issues.Select(each => each.Code).SingleAsync());
        });
        await using var anybody = await world.NobodyAsync(app, phone: true);
        var page = anybody.Page;

        await page.GotoAsync($"/v/{code}");
        foreach (var language in Languages.All)
        {
            await anybody.ChooseAsync(language);
            var words = Loc.In(language);
            await anybody.SeesAsync(words["Verification.Compare"]);
            await anybody.SeesAsync(words["Verification.Seal.Trial"]);
            await anybody.SeesAsync("Đồng Tổ trưởng mẫu (phía Việt Nam)");
        }

        await DropAsync(page, pdf);
        foreach (var language in Languages.All)
        {
            // What was found stays, in the language that is chosen now.
            await anybody.ChooseAsync(language);
            var words = Loc.In(language);
            await anybody.SeesAsync(words["Verification.Standing.IssuedHere"]);
            await anybody.SeesAsync(words["Verification.Found.BothSeals"]);
        }

        // The trial certificate calls its owner in English, in any language of the page.
        Assert.Empty(await PageChecks.FoundAsync(anybody, Language.En));

        var changed = (byte[])[.. pdf];
        changed[pdf.Length / 2] ^= 1;
        await DropAsync(page, changed);
        await anybody.SeesAsync(Loc.In(Language.En)["Verification.Standing.Broken"]);
        await DropAsync(page, Encoding.UTF8.GetBytes("Báo cáo"));
        await anybody.SeesAsync(Loc.In(Language.En)["Verification.Fault.NotPdf"]);
    }

    private static async Task DropAsync(IPage page, byte[] bytes)
    {
        await page.GotoAsync("/v");
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "bao-cao.pdf", MimeType = "application/pdf", Buffer = bytes });
        await page.Locator("form[action='/v/file'] button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/v/file/"));
    }
}

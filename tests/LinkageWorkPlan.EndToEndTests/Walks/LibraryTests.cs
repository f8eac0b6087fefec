using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The library between the two sides: a document from its form until the other side finds it by a word inside its file, figures with a chart, and a request that is answered.</summary>
[Collection(Signing.Name)]
public class LibraryTests(World world)
{
    [Fact]
    public async Task A_document_is_shared_and_found_by_a_word_inside_and_a_request_is_answered()
    {
        await using var app = await AppProcess.StartAsync();
        await using var vietnam = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await using var laos = await world.VisitorAsync(Role.Secretary, Side.Laos, app, phone: true, Language.Lo);

        await vietnam.GoAsync("/library/new");
        foreach (var (name, vi, lo) in new[] { ("Title", "Khảo sát vùng nguyên liệu", "ການສຳຫຼວດເຂດວັດຖຸດິບ"), ("Abstract", "Kết quả khảo sát hai tỉnh", "ຜົນການສຳຫຼວດສອງແຂວງ") })
        {
            await vietnam.Words(name, Language.Vi).FillAsync(vi);
            await vietnam.Words(name, Language.Lo).FillAsync(lo);
        }

        await vietnam.SaveAsync();
        await vietnam.ArrivesAsync("/library/LB4", "interactive");
        await AddFileAsync(vietnam, "khao-sat.pdf", "application/pdf", await PdfAsync(vietnam, "Sản lượng hydroxit của ba nhà máy"), "V1");
        await vietnam.SeesAsync(vietnam.Loc["Library.Searched"]);

        // A draft is unknown to the other side, however it looks for it.
        await laos.GoAsync("/library?q=hydroxit");
        await laos.DoesNotSeeAsync("LB4");
        await laos.Page.GotoAsync("/library/LB4");
        await laos.SeesAsync(laos.Loc["Shared.NotFoundTitle"]);
        await vietnam.Named("Share").ClickAsync();
        await vietnam.SeesAsync(vietnam.Loc.Name(DocumentState.Shared));
        await laos.GoAsync("/library?q=hydroxit");
        await laos.Page.Locator("main a[href='/library/LB4']").ClickAsync();
        await laos.ArrivesAsync("/library/LB4", "interactive");
        await laos.SeesAsync("khao-sat.pdf");

        await AddFileAsync(vietnam, "so-lieu.csv", "text/csv", Encoding.UTF8.GetBytes("Năm;Sản lượng;Lao động\n2024;1.240,5;310\n2025;1.385;322\n2026;1.310,25;318\n"), "V2");
        await vietnam.Page.Locator("a[href='/library/LB4/data']").ClickAsync();
        await vietnam.ArrivesAsync("/library/LB4/data", "interactive");
        await vietnam.Named("ChartOver").SelectOptionAsync("C1");
        await vietnam.Named("ChartFirst").SelectOptionAsync("C2");
        await vietnam.SaveAsync();
        await vietnam.ArrivesAsync("/library/LB4", "interactive");
        await laos.GoAsync("/library/LB4");
        await Expect(laos.Page.Locator(".report-figures svg").First).ToBeVisibleAsync();
        await Expect(laos.Page.Locator("td", new PageLocatorOptions { HasText = "1.310,25" })).ToBeVisibleAsync();

        await laos.GoAsync("/library/requests/RQ2/answer");
        await laos.Words("Answer", Language.Lo).FillAsync("ແຂວງ ແລະ ເຂດ ປະຊຸມທຸກເດືອນ");
        await laos.Words("Answer", Language.Vi).FillAsync("Tỉnh và khu họp hằng tháng");
        await laos.SaveAsync();
        await laos.ArrivesAsync("/library/requests/RQ2", "interactive");
        await vietnam.GoAsync("/");
        await vietnam.Page.Locator(".home-waits a[href='/library/requests/RQ2']").ClickAsync();
        await vietnam.ArrivesAsync("/library/requests/RQ2", "interactive");
        await vietnam.SeesAsync("Tỉnh và khu họp hằng tháng");
    }

    private static async Task AddFileAsync(Visitor secretary, string name, string type, byte[] bytes, string version)
    {
        var field = secretary.Page.Locator("main input[type=file]");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });
        await secretary.SeesAsync(name);
        await secretary.Named("AddVersion").ClickAsync();
        await Expect(secretary.Page.Locator($"#{version} a")).ToHaveTextAsync(name);
    }

    private static async Task<byte[]> PdfAsync(Visitor visitor, string words)
    {
        var page = await visitor.Page.Context.NewPageAsync();
        await page.SetContentAsync($"<p style=\"font: 16px serif\">{words}</p>");
        var bytes = await page.PdfAsync();
        await page.CloseAsync();
        return bytes;
    }
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Features.Linkages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The register of enterprises: its workbook read in again, an enterprise that is known by another spelling, and a linkage.</summary>
[Collection(Signing.Name)]
public class LinkageTests(World world)
{
    [Fact]
    public async Task The_workbook_comes_back_a_duplicate_is_shown_and_a_linkage_is_entered()
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        var book = await secretary.Page.APIRequest.GetAsync(app.Address + "/linkages.xlsx");
        await secretary.GoAsync("/linkages/import");
        var field = secretary.Page.Locator("#register-file");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = "dang-ky.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = await book.BodyAsync() });
        await secretary.SeesAsync(secretary.Loc["PlanImport.Nothing"]);

        // Two enterprises once more, one without marks and one in Lao script: both rows are refused until they are to be written into what is there.
        var names = (Vi: secretary.Loc[RegisterColumns.NameVi], Lo: secretary.Loc[RegisterColumns.NameLo], Side: secretary.Loc[RegisterColumns.Side]);
        var again = BookOf(
            [names.Vi, names.Lo, names.Side],
            ["CTY CP DIEN TU C (MAU)", null, secretary.Loc.Name(Side.Vietnam)],
            [null, "ບໍລິສັດ ປຸງແຕ່ງ D (ຕົວຢ່າງ)", secretary.Loc.Name(Side.Laos)]);
        await field.SetInputFilesAsync(new FilePayload { Name = "lap-lai.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = again });
        await secretary.SeesAsync(secretary.Loc["Linkages.Problems", 2]);
        await secretary.SeesAsync(secretary.Loc[Rules.EnterpriseTwice, "CTY CP DIEN TU C (MAU)", "E3"]);
        await secretary.SeesAsync(secretary.Loc[Rules.EnterpriseTwice, "ບໍລິສັດ ປຸງແຕ່ງ D (ຕົວຢ່າງ)", "E4"]);
        await Expect(secretary.Named("Write")).ToHaveCountAsync(0);
        await secretary.Named("Merges").CheckAsync();
        await Expect(secretary.Named("Write")).ToHaveTextAsync(secretary.Loc["Linkages.Write", 2]);
        await secretary.Named("Write").ClickAsync();
        await Expect(secretary.Page.Locator("main .message.good")).ToBeVisibleAsync();
        await secretary.GoAsync("/linkages/enterprises/E3");
        await secretary.SeesAsync("CTY CP DIEN TU C (MAU)");

        // Without marks, in capitals and with another legal form it is still E3: the form asks, and the page of duplicates has both.
        await secretary.GoAsync("/linkages/enterprises/new");
        await secretary.Words("Name", Language.Vi).FillAsync("CTY TNHH DIEN TU C (MAU)");
        await secretary.Named("Side").SelectOptionAsync(nameof(Side.Vietnam));
        await secretary.SaveAsync();
        await secretary.SeesAsync("E3");
        await secretary.GoAsync("/linkages/duplicates");
        await Expect(secretary.Page.Locator("main a[href='/linkages/enterprises/E5']").First).ToBeVisibleAsync();

        await secretary.GoAsync("/linkages/new");
        await secretary.Named("Vietnam").FillAsync("E3");
        await secretary.Named("Laos").FillAsync("E4");
        await secretary.Words("Title", Language.Vi).FillAsync("Cung cấp linh kiện");
        await secretary.TypeAsync("Since", "22/06/2026");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync("/linkages/L4", "interactive");
        await secretary.SeesAsync("Cung cấp linh kiện");
        await secretary.GoAsync("/linkages");
        await Expect(secretary.Page.Locator("main a[href='/linkages/L4']").First).ToBeVisibleAsync();
    }

    private static byte[] BookOf(IReadOnlyList<string> headings, params IReadOnlyList<object?>[] rows)
    {
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            book.Table("Any", [.. headings.Select(heading => new BookTableColumn(heading, 20, CellStyle.Words))], rows);
        }

        return to.ToArray();
    }
}

using System.Text;
using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Linkages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>The register as a workbook, out and in.</summary>
public sealed class RegisterImportTests
{
    private static readonly string[] Columns = [RegisterColumns.Code, RegisterColumns.NameVi, RegisterColumns.NameLo, RegisterColumns.Side, RegisterColumns.Size, RegisterColumns.SectorCode];

    [Theory, EachDatabase]
    public async Task What_leaves_comes_back_unchanged(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        foreach (var language in Languages.All)
        {
            var book = (await desk.Host.SendAs(desk.Vietnam, new GetRegisterBook.Query(language))).Bytes;
            var seen = await desk.Host.SendAs(desk.Laos, new GetRegisterPreview.Query(book, Merges: false));
            Assert.Equal((8, 0, 0), (seen.Lines.Count, seen.Problems, seen.Writing));
        }
    }

    [Theory, EachDatabase]
    public async Task Rows_are_tried_one_by_one_and_written_together_or_not_at_all(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var book = LinkageDesk.Book(
            Language.Lo, Columns,
            ["", "Công ty Mới (mẫu)", "", "Vietnam", "Nhỏ", "S01"],
            ["", "CONG TY MOI (MAU)".Normalize(NormalizationForm.FormD), "", "ຫວຽດນາມ", "", ""],
            ["", "Cty CP DIEN TU C (mau)", "", "Vietnam", "", ""],
            ["E99", "Mẫu", "", "Laos", "", ""],
            ["", "Mẫu không nước", "", "", "", ""],
            ["", "Mẫu sai ngành", "", "Laos", "", "S99"],
            ["", "Mẫu sai cỡ", "", "Laos", "khổng lồ", ""]);
        var seen = await desk.Host.SendAs(desk.Vietnam, new GetRegisterPreview.Query(book, Merges: false));
        Assert.Equal(
            [null, Rules.EnterpriseTwiceInFile, Rules.EnterpriseTwice, Rules.EnterpriseUnknown, Rules.Required, Rules.LinkageSectorUnknown, Rules.ImportChoice],
            seen.Lines.Select(each => each.Rule?.Rule));
        Assert.Equal(Rules.RegisterRefused, await desk.Host.RefusalAsync(desk.Vietnam, new ImportRegister.Command(book, false, seen.Stamp)));
        Assert.Equal(5, await desk.Host.Db(db => db.Enterprises.CountAsync()));
        Assert.Equal(Rules.RegisterOutdated, await desk.Host.RefusalAsync(desk.Vietnam, new ImportRegister.Command(book, true, seen.Stamp)));
    }

    [Theory, EachDatabase]
    public async Task A_known_enterprise_is_taken_over_where_the_sender_chose_so(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var book = LinkageDesk.Book(Language.Vi, Columns, ["", "DIEN TU C (MAU)", "", "Việt Nam", "Vừa", ""], ["", "Công ty Mới (mẫu)", "ໃໝ່", "Lào", "", "S01"]);
        Assert.Equal(new ImportRegister.Result(1, 1), await desk.ImportAsync(book, merges: true));
        var known = (await desk.ReadAsync("E3")).Enterprise;
        Assert.Equal(("DIEN TU C (MAU)", EnterpriseSize.Medium, "S06"), (known.Name.Vi!.Text, known.Size, known.SectorCode));
        Assert.NotNull(known.Name.Lo);
        var added = (await desk.ReadAsync("E6")).Enterprise;
        Assert.Equal((Side.Laos, "S01", TestHost.DemoToday), (added.Side, added.SectorCode, added.RegisteredOn));
        Assert.Equal([nameof(AddEnterprise), nameof(ImportRegister)], await desk.Host.Db(db => db.History.Where(each => each.SubjectId == known.Id).OrderBy(each => each.Id).Select(each => each.Action).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task Linkages_name_enterprises_of_the_same_file(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        Books.Sheet Of(IReadOnlyList<string> columns, params IReadOnlyList<object?>[] rows) => new("Any", [.. columns.Select(each => Web.Layout.Loc.In(Language.En)[each])], rows);
        var book = Books.Of(
            Of(Columns, ["", "Công ty Mới (mẫu)", "", "Vietnam", "", ""]),
            Of(
                [RegisterColumns.Code, RegisterColumns.Vietnam, RegisterColumns.Laos, RegisterColumns.TitleVi, RegisterColumns.Stage, RegisterColumns.Since, RegisterColumns.Task],
                ["", "cong ty moi (mau)", "E4", "=1+1", "Contract", "20/06/2026", "2026-2027/C3"],
                ["L1", "", "", "", "Trade", "21/06/2026", ""]));
        Assert.Equal(new ImportRegister.Result(2, 1), await desk.ImportAsync(book));
        var added = (await desk.Host.SendAs(desk.Laos, new GetLinkage.Query("L4"))).Row.Linkage;
        Assert.Equal(("E6", "E4", LinkageStage.Contract, new DateOnly(2026, 6, 20), "C3"), (added.VietnamCode, added.LaosCode, added.Last.Stage, added.Last.On, added.TaskCode));
        Assert.Equal(LinkageStage.Trade, (await desk.Host.SendAs(desk.Laos, new GetLinkage.Query("L1"))).Row.Linkage.Last.Stage);

        // What looks like a formula leaves as words.
        var cells = Books.PartOfSheet((await desk.Host.SendAs(desk.Laos, new GetRegisterBook.Query(Language.En))).Bytes, Web.Layout.Loc.In(Language.En)["Linkages.Heading"]);
        Assert.Contains("=1+1", cells, StringComparison.Ordinal);
        Assert.DoesNotContain("<f", cells, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_is_no_workbook_is_refused(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        foreach (var (content, rule) in new[] { ("x"u8.ToArray(), Rules.ImportBroken), ([0xD0, 0xCF, 0x11, 0xE0, 0], Rules.ExchangeOldExcel), (Books.Of(new Books.Sheet("Any", ["One", "Two"], [["1", "2"]])), Rules.ImportNoTable) })
        {
            Assert.Equal(rule, await desk.Host.RefusalAsync(desk.Vietnam, new GetRegisterPreview.Query(content, false)));
        }
    }

    [Fact]
    public async Task A_page_shows_each_row_and_writes_once_nothing_is_refused()
    {
        await using var desk = await LinkageDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<RegisterImportPage>("/linkages/import");
        page.WaitForAssertion(() => Assert.False(page.Find("#register-file").HasAttribute("disabled")));
        var book = LinkageDesk.Book(Language.Vi, Columns, ["", "DIEN TU C (MAU)", "", "Việt Nam", "Vừa", ""]);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(book, "danh-ba.xlsx"));
        PageDesk.Sees(page, ".message.error", pages.Loc["Linkages.Problems", 1]);
        await page.Find("[name='Merges']").ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[name='Write']")));
        await page.Find("[name='Write']").ClickAsync(new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        PageDesk.Sees(page, ".message.good", pages.Loc["Linkages.ImportDone", 0, 1]);
    }
}

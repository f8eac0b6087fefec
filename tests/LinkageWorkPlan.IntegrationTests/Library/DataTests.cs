using System.Text;
using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>Data sets: how they are read, what is said of their columns, and what is seen of them.</summary>
public sealed class DataTests
{
    private static readonly byte[] Tcvn3File = [.. "Tỉnh;Sản lượng\nĐồng Tháp;1.240,5\nQuảng Trị;980\n".Select(letter => Enumerable.Range(0, 256).Select(each => (byte)each).First(each => Tcvn3.LetterOf(each) == letter))];

    [Theory, EachDatabase]
    public async Task A_file_in_an_old_encoding_is_read_found_and_described(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form));
        await AddAsync(desk, code, Tcvn3File);
        var (document, table) = await ReadAsync(desk, desk.Vietnam, code);
        Assert.Equal((DataEncoding.Tcvn3, DataDelimiter.Semicolon, DataDecimal.Comma, 2), (document.Encoding, document.Delimiter, document.DecimalMark, table!.Rows));
        Assert.Equal([["Đồng Tháp", "1.240,5"], ["Quảng Trị", "980"]], table.Sample);
        Assert.Equal([code], await desk.ListAsync(desk.Vietnam, "đồng tháp"));
        Assert.True(document.Newest!.IsSearched);

        // The wrong encoding is refused, another one is kept, and the history says so.
        Assert.Equal(Rules.DataNotRead, await desk.Host.RefusalAsync(desk.Vietnam, await KeepAsync(desk, code, new DataReading(DataEncoding.Utf8, DataDelimiter.Semicolon, DataDecimal.Comma))));
        await desk.Host.SendAs(desk.Vietnam, await KeepAsync(desk, code, new DataReading(DataEncoding.Tcvn3, DataDelimiter.Semicolon, DataDecimal.Point)));
        (document, _) = await ReadAsync(desk, desk.Vietnam, code);
        Assert.Equal(DataDecimal.Point, document.DecimalMark);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new DescribeData.Command(document.Id, DataForm.Of(document), document.Version)));

        var form = DataForm.Of(document) with { Over = "C1", First = "C2" };
        await desk.Host.SendAs(desk.Vietnam, new DescribeData.Command(document.Id, form.With(form["C2"] with { Name = new TextWords("Sản lượng lúa", "ຜົນຜະລິດເຂົ້າ", null), Unit = new TextWords("tấn", "ໂຕນ", null) }), document.Version));
        Assert.Empty(await desk.Host.SendAs(desk.Laos, new FindTexts.Query("sản lượng lúa", SearchGroup.Documents)));
        await desk.ShareAsync(desk.Vietnam, code);
        Assert.Equal("ຜົນຜະລິດເຂົ້າ", (await ReadAsync(desk, desk.Laos, code)).Document.Columns.Single(each => each.Code == "C2").Name[Language.Lo]?.Text);
        Assert.Equal([code], Assert.Single(await desk.Host.SendAs(desk.Laos, new FindTexts.Query("sản lượng lúa", SearchGroup.Documents))).Hits.Select(each => each.Code));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new DescribeData.Command(document.Id, form, document.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_file_with_too_many_rows_is_kept_and_shown_as_no_data(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form));
        await AddAsync(desk, code, Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 1_000_000))));
        var (document, table) = await ReadAsync(desk, desk.Vietnam, code);
        Assert.Equal((DataProblem.Rows, 0, 0), (table!.Problem, table.Rows, table.Sample.Count));
        Assert.Empty(document.Columns);
        Assert.Equal(4_000_004, document.Newest!.Size);
        Assert.Equal(Rules.DataNotRead, await desk.Host.RefusalAsync(desk.Vietnam, await KeepAsync(desk, code, new DataReading(DataEncoding.Utf8, DataDelimiter.Comma, DataDecimal.Point))));

        // A version that is no table has no data of the one before.
        await desk.AddFileAsync(desk.Vietnam, code, "ghi-chu.txt", "Ghi chú");
        Assert.Null((await ReadAsync(desk, desk.Vietnam, code)).Table);
    }

    [Fact]
    public async Task The_page_shows_first_rows_chart_and_how_the_file_was_read()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<DocumentPage>("/library/LB3", ("DocumentCode", "LB3"));
        PageDesk.Sees(page, ".table-wrap", "1.385");
        PageDesk.Sees(page, ".small-print", pages.Loc.Name(DataEncoding.Utf8));
        Assert.Equal(2, page.FindAll(".chart-legend > div").Count);
        await page.Find("[name=Encoding]").ChangeAsync(new ChangeEventArgs { Value = nameof(DataEncoding.Utf16) });
        await pages.ClickAsync(page, "Library.ReadAgain");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.DataNotRead, DataProblem.Encoding]);

        var form = pages.Open<DataPage>("/library/LB3/data", ("DocumentCode", "LB3"));
        await pages.TypeAsync(form, "C1-Meaning.vi", "Quý của năm");
        await form.Find("[name=ChartSecond]").ChangeAsync(new ChangeEventArgs { Value = "C2" });
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.DataChart]);
        Assert.Equal("Quý của năm", pages.Held(form, "C1-Meaning.vi"));
        await form.Find("[name=ChartSecond]").ChangeAsync(new ChangeEventArgs { Value = string.Empty });
        await PageDesk.SaveAsync(form);
        Assert.Equal((null, "Quý của năm"), ((await ReadAsync(desk, desk.Laos, "LB3")).Document.ChartSecond, (await ReadAsync(desk, desk.Laos, "LB3")).Document.Columns.Single(each => each.Code == "C1").Meaning[Language.Vi]?.Text));
    }

    private static async Task<(LibraryDocument Document, LibraryTable? Table)> ReadAsync(LibraryDesk desk, Web.Accounts.CurrentUser reader, string code)
    {
        var model = await desk.Host.SendAs(reader, new GetDocument.Query(code));
        return (model.Document, model.Table);
    }

    private static async Task AddAsync(LibraryDesk desk, string code, byte[] bytes)
    {
        var document = await desk.ReadAsync(desk.Vietnam, code);
        var upload = await DocumentUpload.ReadAsync(new EvidenceUpload("so-lieu.csv", () => new MemoryStream(bytes), TextWords.None, null, IsProduct: false), desk.Host.Services.GetRequiredService<PageDrawer>(), CancellationToken.None);
        await desk.Host.SendAs(desk.Vietnam, new AddDocumentVersion.Command(document.Id, upload, document.Version));
    }

    private static async Task<KeepData.Command> KeepAsync(LibraryDesk desk, string code, DataReading reading)
    {
        var document = await desk.ReadAsync(desk.Vietnam, code);
        return new KeepData.Command(document.Id, await desk.Host.SendAs(desk.Vietnam, new GetDataAgain.Query(code, reading)), document.Version);
    }
}

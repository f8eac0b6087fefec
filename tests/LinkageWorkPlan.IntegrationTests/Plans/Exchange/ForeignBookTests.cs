using System.Diagnostics;
using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>Workbooks by other programs, by people who do as they like, and by those who mean harm.</summary>
public class ForeignBookTests
{
    private const string FirstSheet = "xl/worksheets/sheet1.xml";

    /// <summary>A cover sheet, a renamed one with a title above its headings, merged cells, a formula, a date, words in NFD, an empty row and a column of one's own.</summary>
    private const string Flat = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
          xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
        <office:automatic-styles>
          <number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>
          <number:percentage-style style:name="N2"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
          <style:style style:name="share" style:family="table-cell" style:data-style-name="N2"/>
          <style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/>
        </office:automatic-styles>
        <office:body><office:spreadsheet>
        <table:table table:name="Bìa"><table:table-row><table:table-cell office:value-type="string"><text:p>Kế hoạch của chúng tôi</text:p></table:table-cell></table:table-row></table:table>
        <table:table table:name="Việc 2026">
          <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="4"><text:p>Các nhiệm vụ</text:p></table:table-cell></table:table-row>
          <table:table-row>#HEAD#</table:table-row>
          <table:table-row><table:table-cell office:value-type="string"><text:p>A2</text:p></table:table-cell><table:table-cell table:number-rows-spanned="3" office:value-type="string"><text:p>A</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>#NFD#</text:p></table:table-cell><table:table-cell table:style-name="date" office:value-type="date" office:date-value="2026-03-02"><text:p>02.03.2026</text:p></table:table-cell>
            <table:table-cell table:formula="of:=10+5" office:value-type="float" office:value="15"><text:p>15</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>của tôi</text:p></table:table-cell></table:table-row>
          <table:table-row><table:table-cell/></table:table-row>
          <table:table-row><table:table-cell office:value-type="string"><text:p>A3</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>Việc ba</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>5/1/2026</text:p></table:table-cell><table:table-cell table:style-name="share" office:value-type="percentage" office:value="0.3"><text:p>30%</text:p></table:table-cell></table:table-row>
        </table:table>
        </office:spreadsheet></office:body></office:document>
        """;

    [Theory, EachDatabase]
    public async Task What_LibreOffice_saved_is_read_as_it_is_shown(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var vi = Loc.In(Language.Vi);
        string[] headings = [vi["Field.Code"], "Trụ cột", vi["Field.Title"], "Ngày bắt đầu", vi["Field.Weight"], "Ghi chú riêng"];
        headings[1] = vi["Field.PillarCode"];
        headings[3] = vi["Field.Start"].Normalize(NormalizationForm.FormD).ToUpperInvariant();
        var flat = Flat.Replace("#HEAD#", string.Concat(headings.Select(each => $"<table:table-cell office:value-type=\"string\"><text:p>{each}</text:p></table:table-cell>")), StringComparison.Ordinal)
            .Replace("#NFD#", "Khảo sát chuỗi".Normalize(NormalizationForm.FormD), StringComparison.Ordinal);
        var book = await Books.ConvertedAsync(Encoding.UTF8.GetBytes(flat), "fods", "xlsx:Calc MS Excel 2007 XML");
        var preview = await desk.LookAsync(book);
        Assert.Empty(preview.Lines.Where(each => each.Mark == ImportMark.Problem).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.Equal(["PlanImport.SheetIgnored", "PlanImport.ColumnIgnored"], preview.Lines.Where(each => each.Mark == ImportMark.Notice).Select(each => each.Rule!.Rule));
        Assert.True(preview.Lines.Single(each => each is { Code: "A2", Column.Field: "Weight" }).IsFormula);
        await desk.ImportAsync(book);
        var (second, third) = (await desk.TaskAsync("A2"), await desk.TaskAsync("A3"));
        Assert.Equal(("A", "Khảo sát chuỗi", (DateOnly?)new DateOnly(2026, 3, 2), 15), (second.PillarCode, second.Title.Vi!.Text, second.Start, second.Weight));
        Assert.Equal(("A", (DateOnly?)new DateOnly(2026, 1, 5), 30), (third.PillarCode, third.Start, third.Weight));
    }

    [Theory, EachDatabase]
    public async Task Days_counted_from_1904_are_the_same_days(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var day = new DateOnly(2026, 4, 6);
        var book = Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Start"], ["A1", day]));
        var old = Books.With(book, "xl/workbook.xml", xml => xml.Replace("<x:sheets>", "<x:workbookPr date1904=\"1\"/><x:sheets>", StringComparison.Ordinal));
        old = Books.With(old, FirstSheet, xml => xml.Replace($"<v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v>", $"<v>{day.DayNumber - new DateOnly(1904, 1, 1).DayNumber}</v>", StringComparison.Ordinal));
        Assert.NotEqual(Books.PartOf(book, FirstSheet), Books.PartOf(old, FirstSheet));
        Assert.Equal(day, Assert.Single((await desk.LookAsync(old)).Lines).After);
    }

    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Lo)]
    [InlineData(Language.En)]
    public async Task Headings_and_choices_are_found_in_each_language(Language language)
    {
        await using var desk = await ImportDesk.OpenAsync(Database.Sqlite);
        var loc = Loc.In(language);
        var book = Books.Of(Books.Table(BookSheet.Tasks, language, ["Code", "Lead", "Counterpart", "Alternation"], ["A1", loc.Name(Domain.Side.Laos), loc.Name(Domain.Side.Vietnam), loc.Name(Domain.Plans.LeadAlternation.ByYear)]));
        await desk.ImportAsync(book);
        var task = await desk.TaskAsync("A1");
        Assert.Equal((Domain.Side.Laos, Domain.Side.Vietnam, Domain.Plans.LeadAlternation.ByYear), (task.Lead, task.Counterpart, task.Alternation));
    }

    [Fact]
    public async Task A_formula_that_shows_nothing_or_an_error_is_refused()
    {
        await using var desk = await ImportDesk.OpenAsync(Database.Sqlite);
        var book = Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Weight"], ["A1", 5]));
        Assert.Equal($"B2 {Rules.ImportFormulaEmpty}", await desk.RefusalAsync(Books.With(book, FirstSheet, xml => xml.Replace("<v>5</v>", "<f>1+1</f>", StringComparison.Ordinal))));
        Assert.Equal($"B2 {Rules.ImportCellError}", await desk.RefusalAsync(Books.With(book, FirstSheet, xml => xml.Replace("<v>5</v>", "<f>1/0</f><v>#DIV/0!</v>", StringComparison.Ordinal).Replace("<c r=\"B2\"", "<c t=\"e\" r=\"B2\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_million_formatted_rows_with_nothing_in_them_are_no_rows()
    {
        var book = Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Weight"], ["A1", 5]));
        var rows = new StringBuilder();
        for (var row = 3; row <= 1_048_576; row++)
        {
            rows.Append("<row r=\"").Append(row).Append("\" s=\"1\" customFormat=\"1\"><c r=\"A").Append(row).Append("\" s=\"1\"/><c r=\"B").Append(row).Append("\" s=\"1\"/></row>");
        }

        var full = Books.With(book, FirstSheet, xml => xml.Replace("</sheetData>", rows.Append("</sheetData>").ToString(), StringComparison.Ordinal));
        var started = Stopwatch.GetTimestamp();
        Assert.Single(PlanBook.Read(full, default).Rows(BookSheet.Tasks));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
    }

    [Fact]
    public void What_means_harm_is_refused_before_it_is_unpacked()
    {
        var book = Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Weight"], ["A1", 5]));
        string Refused(byte[] content) => Assert.Single(Assert.Throws<RuleException>(() => PlanBook.Read(content, default)).Broken).Rule;
        Assert.Equal(Rules.ImportTooMuch, Refused(Books.With(book, FirstSheet, xml => xml.Replace("</sheetData>", new string(' ', 250_000_000) + "</sheetData>", StringComparison.Ordinal))));
        Assert.Equal(Rules.ImportCellLong, Refused(Books.With(book, FirstSheet, xml => xml.Replace("A1<", new string('x', 200_000) + "<", StringComparison.Ordinal))));
        Assert.Equal(Rules.ImportMacros, Refused(Books.With(book, "[Content_Types].xml", xml => xml.Replace("spreadsheetml.sheet.main", "x", StringComparison.Ordinal)
            .Replace("application/vnd.openxmlformats-officedocument.x+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal))));
        Assert.Equal(Rules.ExchangeOldExcel, Refused([0xD0, 0xCF, 0x11, 0xE0, 0, 0]));
        Assert.Equal(Rules.ImportBroken, Refused("no workbook"u8.ToArray()));
        Assert.Equal(Rules.ImportNoTable, Refused(Books.Of(new Books.Sheet("Any", ["One", "Two"], [["A1", "x"]]))));
        var many = Enumerable.Range(1, PlanBook.RowsMax + 1).Select(each => (IReadOnlyList<object?>)[$"A{each}", 1]).ToArray();
        Assert.Equal(Rules.ImportTooManyRows, Refused(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Weight"], many))));
    }
}

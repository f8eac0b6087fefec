using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>Workbooks as people and other programs make them.</summary>
internal static partial class Books
{
    public sealed record Sheet(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows);

    /// <param name="columns">Fields, as in "Title.Vi" or "Owners.Laos": headings are in English.</param>
    public static Sheet Table(BookSheet sheet, IReadOnlyList<string> columns, params IReadOnlyList<object?>[] rows) => Table(sheet, Language.En, columns, rows);

    public static Sheet Table(BookSheet sheet, Language language, IReadOnlyList<string> columns, params IReadOnlyList<object?>[] rows) =>
        new(Loc.In(language).Name(sheet), [.. columns.Select(each => Heading(sheet, language, each))], rows);

    public static byte[] Of(params IReadOnlyList<Sheet> sheets)
    {
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            foreach (var sheet in sheets)
            {
                book.Table(sheet.Name, [.. sheet.Headings.Select((heading, at) => new BookTableColumn(heading, 20, sheet.Rows.Any(row => row.ElementAtOrDefault(at) is DateOnly) ? CellStyle.Day : CellStyle.Words))], sheet.Rows);
            }
        }

        return to.ToArray();
    }

    /// <summary>A workbook with one part in other words; a part that is not there is added.</summary>
    public static byte[] With(byte[] workbook, string part, Func<string, string> change)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = string.Empty;
            if (zip.GetEntry(part) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                entry.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return content.ToArray();
    }

    /// <summary>The words, numbers and days of a sheet as they are stored, row by row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> CellsOf(byte[] workbook, int sheet = 0, bool withHeadings = false)
    {
        using var book = BoundedWorkbook.Open(workbook, 50_000_000, 5_000_000);
        var rows = book.Table(sheet, 50_000, default);
        var width = rows.SelectMany(row => row.Cells.Keys).DefaultIfEmpty(-1).Max() + 1;
        return [.. rows.Skip(withHeadings ? 0 : 1).Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(at => row.Cells.TryGetValue(at, out var cell) ? cell.Day is { } day ? SerialOf(day) : cell.Words ?? string.Empty : string.Empty)])];
    }

    /// <summary>A day as a cell holds it.</summary>
    public static string SerialOf(DateOnly day) => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a page links to a workbook.</summary>
    [GeneratedRegex("href=\"([^\"]+\\.xlsx[^\"]*)\"")]
    public static partial Regex Link();

    public static string PartOf(byte[] workbook, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>A sheet's XML, by the sheet's name.</summary>
    public static string PartOfSheet(byte[] workbook, string name) =>
        PartOf(workbook, $"xl/worksheets/sheet{SheetName().Matches(PartOf(workbook, "xl/workbook.xml")).Select(each => each.Groups[1].Value).ToList().IndexOf(name) + 1}.xml");

    [GeneratedRegex("<(?:x:)?sheet name=\"([^\"]+)\"")]
    private static partial Regex SheetName();

    /// <summary>What LibreOffice makes of a file.</summary>
    /// <param name="extension">Of the file that is given.</param>
    /// <param name="to">As its option names it, for example "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,1".</param>
    public static async Task<byte[]> ConvertedAsync(byte[] content, string extension, string to)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-office-");
        try
        {
            var before = Path.Combine(folder.FullName, "a." + extension);
            var saved = Path.Combine(folder.FullName, "saved");
            await File.WriteAllBytesAsync(before, content);
            string[] arguments = [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", to, "--outdir", saved, before];
            using var office = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync(), office.WaitForExitAsync());
            return await File.ReadAllBytesAsync(Directory.GetFiles(saved).Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Heading(BookSheet sheet, Language language, string column)
    {
        var known = BookLayout.ColumnsOf(sheet, IndicatorLayout.AnyYears).Select(each => each.Name).FirstOrDefault(each => string.Concat(each.Field, each.Language is { } of ? $".{of}" : each.Side is { } side ? $".{side}" : each.Year is { } year ? $".{year}" : string.Empty) == column);
        return known == default ? column : known.In(Loc.In(language));
    }
}

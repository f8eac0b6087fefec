using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Columns of the workbook, from 0. The hidden first row says what the file is of; the second has the headings.</summary>
internal static class WorkbookColumns
{
    public const string Mark = "lwp-translations-1";
    public const int Id = 0;
    public const int Place = 1;
    public const int Source = 2;
    public const int Target = 3;
    public const int State = 4;
    public const int Note = 5;
    public const int SourceFingerprint = 6;
    public const int TargetFingerprint = 7;
    public const int MaxLength = 8;

    public static readonly IReadOnlyList<SheetColumn> All =
    [
        new(8, IsHidden: true), new(32), new(60), new(60, IsOpen: true), new(16), new(30, IsOpen: true), new(8, IsHidden: true), new(8, IsHidden: true), new(12),
    ];
}

/// <summary>Writes the workbook of a translator. Only the rendering and the note can be typed into.</summary>
internal static class WorkbookWriter
{
    /// <param name="loc">Words of the headings.</param>
    /// <exception cref="RuleException"><see cref="Rules.ExchangeCellTooLong"/>.</exception>
    public static byte[] Write(TranslationFile file, Loc loc)
    {
        if (file.Units.FirstOrDefault(unit => Math.Max(unit.SourceWords.Length, unit.TargetWords?.Length ?? 0) > CellText.LengthMax) is { } tooLong)
        {
            throw new RuleException(Rules.ExchangeCellTooLong, null, tooLong.Place);
        }

        using var content = new MemoryStream();
        using (var sheet = new SheetWriter(content, $"{file.Source.Code()}-{file.Target.Code()}", frozen: 2, WorkbookColumns.All))
        {
            sheet.HiddenRow(WorkbookColumns.Mark, file.Subject.Key, file.Subject.Code, file.Source.Code(), file.Target.Code(), file.ExportedAt?.ToString("O", CultureInfo.InvariantCulture));
            sheet.HeadingRow(
                "ID", loc["Exchange.Column.Place"], loc.Name(file.Source), loc.Name(file.Target), loc["Field.State"], loc["Field.Note"], null, null, loc["Exchange.Column.Max"]);
            foreach (var unit in file.Units)
            {
                sheet.Row(
                    unit.Id, unit.Place, unit.SourceWords, unit.TargetWords, loc.Name(unit.State), unit.Note, unit.SourceFingerprint, unit.TargetFingerprint,
                    unit.MaxLength?.ToString(CultureInfo.InvariantCulture));
            }
        }

        return content.ToArray();
    }
}

using System.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>Rows for a spreadsheet (RFC 4180): UTF-8 with its mark, which Excel needs to read Vietnamese and Lao. They are read by people alone.</summary>
internal static class ExportCsv
{
    private const string LineEnd = "\r\n";

    /// <summary>How a formula begins in one of the spreadsheets.</summary>
    private const string Formula = "=+-@\t\r";

    public static void Head(Stream to, ExportedTable table)
    {
        to.Write(Encoding.UTF8.Preamble);
        Line(to, table.Exported.SelectMany(each => IsText(each) ? Languages.All.Select(language => $"{each.Name}.{language.Code()}") : [each.Name]));
    }

    public static void Row(Stream to, ExportedTable table, object?[] values) => Line(to, table.Exported.Zip(values).SelectMany(each => Cells(each.First, each.Second)));

    private static bool IsText(ExportedColumn column) => column.ReadAs == typeof(LocalizedText);

    private static IEnumerable<string> Cells(ExportedColumn column, object? value)
    {
        if (!IsText(column))
        {
            return [value is null ? string.Empty : value is string words ? Safe(words) : ExportedValue.Words(value)];
        }

        var text = value is string stored ? (LocalizedText?)column.Mapping.Converter!.ConvertFromProvider(stored) : null;
        return Languages.All.Select(language => Safe(text?[language]?.Text ?? string.Empty));
    }

    /// <summary>A text that a spreadsheet would take for a formula is shown as it is.</summary>
    internal static string Safe(string words) => words.Length > 0 && Formula.Contains(words[0], StringComparison.Ordinal) ? $"'{words}" : words;

    private static void Line(Stream to, IEnumerable<string> cells) =>
        to.Write(Encoding.UTF8.GetBytes(string.Join(',', cells.Select(each => each.AsSpan().IndexOfAny(",\"\r\n") < 0 ? each : $"\"{each.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + LineEnd));
}

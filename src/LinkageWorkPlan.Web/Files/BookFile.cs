using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Files;

/// <summary>A column of a list in a workbook.</summary>
/// <param name="Key">Of its heading's words.</param>
/// <param name="Width">In characters.</param>
public readonly record struct ListColumn(string Key, int Width, CellStyle Style = CellStyle.Words);

/// <summary>A workbook with the rows of a list as its page shows them, on all its pages.</summary>
public sealed record BookFile(string Name, byte[] Bytes) : IMadeFile
{
    internal const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Characters of a sheet's name that Excel takes.</summary>
    private const int SheetMax = 31;

    private static readonly char[] NotInSheets = ['[', ']', ':', '*', '?', '/', '\\'];

    /// <param name="sheet">What is listed; signs and length that Excel does not take are left out.</param>
    internal static BookFile Of(string name, string sheet, IReadOnlyList<ListColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, Loc loc) => Of(name, book => Table(book, sheet, columns, rows, loc));

    internal static BookFile Of(string name, Action<BookWriter> write)
    {
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            write(book);
        }

        return new BookFile(name, to.ToArray());
    }

    internal static void Table(BookWriter book, string sheet, IReadOnlyList<ListColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, Loc loc) =>
        book.Table(SheetName(sheet), [.. columns.Select(each => new BookTableColumn(loc[each.Key], each.Width, each.Style))], rows);

    /// <summary>A text as the page shows it to this reader: in their own language, and below it in the other official one.</summary>
    internal static string Both(LocalizedText text, Loc loc)
    {
        var own = text.For(loc.Language);
        return text[loc.Other]?.Text is { Length: > 0 } other && other != own ? $"{own}\n{other}" : own;
    }

    /// <param name="back">Where somebody goes on who is not given the file.</param>
    internal static async Task<IResult> AnswerAsync(HttpContext http, Dispatcher dispatcher, IRequest<BookFile> query, string back)
    {
        try
        {
            var file = await dispatcher.SendAs(CurrentUser.From(http.User), query, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(file.Bytes, Type, file.Name);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, back);
        }
    }

    private static string SheetName(string words) => TextLimit.Shorten(string.Concat(words.Select(each => NotInSheets.Contains(each) ? ' ' : each)), SheetMax);
}

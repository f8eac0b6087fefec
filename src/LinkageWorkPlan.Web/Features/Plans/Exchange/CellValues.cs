using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What a cell says, by what its column holds. Excel, LibreOffice, Google Sheets and WPS each write the same in another way.</summary>
/// <param name="language">Of whoever reads the file: "1.600" is 1600 in Vietnamese and Lao.</param>
internal sealed class CellValues(OwnerNames owners, Language language, DateOnly today)
{
    private static readonly char[] Separators = [',', ';', '\n', ' '];
    private static readonly Dictionary<Type, Dictionary<string, object>> Choices = [];
    private static readonly Lock ChoicesLock = new();

    /// <summary>A cell with nothing in it that anybody sees.</summary>
    public static bool IsEmpty(SheetCell cell) => cell.Kind == CellKind.Empty || (cell is { Kind: CellKind.Text, Words: var words } && TextNormalizer.Normalize(words).Length == 0);

    /// <summary>The words of a cell that names a row.</summary>
    public static string Code(SheetCell cell) => TextNormalizer.Normalize(cell.Shape is CellShape.Number or CellShape.Percent ? NumberWords(cell) : cell.Words);

    /// <returns>The value, null for nothing; or why there is none.</returns>
    public (object? Value, BrokenRule? Problem) Read(SheetCell cell, BookColumn column)
    {
        if (IsEmpty(cell))
        {
            return (null, null);
        }

        if (cell.Shape == CellShape.Error)
        {
            return (null, new BrokenRule(Rules.ImportCellError, null, cell.Words ?? "#"));
        }

        if (string.IsNullOrEmpty(cell.Words))
        {
            return (null, new BrokenRule(Rules.ImportFormulaEmpty));
        }

        if (cell.Words.Length > CellText.LengthMax)
        {
            return (null, new BrokenRule(Rules.ImportCellLong, null, CellText.LengthMax));
        }

        return column.Form switch
        {
            CellForm.Words => cell.Shape is CellShape.Words or CellShape.Number ? (NullIfEmpty(Code(cell)), null) : (null, new BrokenRule(Rules.ImportNotWords)),
            CellForm.Code => cell.Shape is CellShape.Words or CellShape.Number ? (NullIfEmpty(Code(cell)), null) : (null, new BrokenRule(Rules.ImportNotWords)),
            CellForm.Day => Day(cell),
            CellForm.Whole => Whole(cell),
            CellForm.Amount => Amount(cell),
            CellForm.Choice => Choice(cell, column.Choice!),
            CellForm.Codes => ((string[])[.. Code(cell).Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()], null),
            CellForm.Links => ((string[])[.. TaskLink.Read(Code(cell))], null),
            CellForm.Owners => Owners(TextNormalizer.Normalize(cell.Words), column.Name.Side!.Value),
            CellForm.Flag => Flag(cell),
        };
    }

    /// <summary>True where a reader sees no difference: lists of codes and names have no order.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (OwnerIds here, OwnerIds there) => here.Ids.ToHashSet().SetEquals(there.Ids),
        (OwnerIds here, null) => here.Ids.Count == 0,
        (null, OwnerIds there) => there.Ids.Count == 0,
        (IEnumerable<string> here, IEnumerable<string> there) => here.ToHashSet().SetEquals(there),
        (IEnumerable<string> here, null) => !here.Any(),
        (null, IEnumerable<string> there) => !there.Any(),
        _ => Equals(one, other),
    };

    private (object?, BrokenRule?) Day(SheetCell cell)
    {
        if (cell.Shape == CellShape.Day)
        {
            return cell.Day is { } day ? (day, null) : (null, new BrokenRule(Rules.ImportDate, null, cell.Words!));
        }

        // "+10d" is counted from today, which a file does not know.
        var words = TextNormalizer.Normalize(cell.Words);
        var isCounted = words.StartsWith('+') || words.StartsWith('-');
        DateOnly read = default;
        var reading = DateReading.NotADate;
        return cell.Shape == CellShape.Words && !isCounted && DateText.TryRead(words, today, out read, out reading)
            ? (read, null)
            : (null, new BrokenRule(reading == DateReading.NoSuchDay ? Rules.NoSuchDay : Rules.ImportDate, null, TextLimit.Shorten(cell.Words!, 60)));
    }

    private (object?, BrokenRule?) Whole(SheetCell cell)
    {
        var (value, problem) = Amount(cell);
        return problem is not null ? (null, problem)
            : value is decimal number && decimal.Truncate(number) == number && Math.Abs(number) < int.MaxValue ? ((int)number, null)
            : (null, new BrokenRule(Rules.NotAWholeNumber, null, TextLimit.Shorten(cell.Words!, 60)));
    }

    private (object?, BrokenRule?) Amount(SheetCell cell)
    {
        if (cell.Shape is CellShape.Number or CellShape.Percent && TryNumber(cell, out var number))
        {
            return (number, null);
        }

        return cell.Shape == CellShape.Words && NumberText.TryRead(TextNormalizer.Normalize(cell.Words).TrimEnd('%', ' '), language, out var read)
            ? (read, null)
            : (null, new BrokenRule(Rules.NotANumber, null, TextLimit.Shorten(cell.Words!, 60)));
    }

    private (object?, BrokenRule?) Owners(string cell, Side side)
    {
        var ids = new List<Guid>();
        foreach (var name in owners.Split(cell, side))
        {
            var found = owners.Find(name, side);
            if (found.Count != 1)
            {
                var rule = found.Count > 1 ? Rules.ImportOwnerTwice : owners.Find(name, side.Other()).Count > 0 ? Rules.ImportOwnerSide : Rules.ImportOwnerUnknown;
                return (null, new BrokenRule(rule, null, TextLimit.Shorten(name, 100), side));
            }

            ids.Add(found.First());
        }

        return (new OwnerIds([.. ids.Distinct()]), null);
    }

    private static (object?, BrokenRule?) Choice(SheetCell cell, Type type) =>
        ChoicesOf(type).TryGetValue(SearchKey.Of(cell.Words), out var value)
            ? (value, null)
            : (null, new BrokenRule(Rules.ImportChoice, null, TextLimit.Shorten(cell.Words!, 60), Enum.GetValues(type).Cast<Enum>().ToList()));

    private static (object?, BrokenRule?) Flag(SheetCell cell)
    {
        var key = SearchKey.Of(cell.Words);
        bool Says(string word) => Languages.All.Any(each => SearchKey.Of(Loc.In(each)[word]) == key);
        return key is "1" or "true" || Says("Shared.Yes") ? (true, null)
            : key is "0" or "false" || Says("Shared.No") ? (false, null)
            : (null, new BrokenRule(Rules.ImportFlag, null, TextLimit.Shorten(cell.Words!, 60)));
    }

    /// <summary>A choice by its words in any language, or by its name.</summary>
    private static Dictionary<string, object> ChoicesOf(Type type)
    {
        lock (ChoicesLock)
        {
            if (!Choices.TryGetValue(type, out var known))
            {
                Choices[type] = known = [];
                foreach (var value in Enum.GetValues(type).Cast<Enum>())
                {
                    foreach (var words in Languages.All.Select(each => Loc.In(each).Name(value)).Append(value.ToString()))
                    {
                        known.TryAdd(SearchKey.Of(words), value);
                    }
                }
            }

            return known;
        }
    }

    private static string NumberWords(SheetCell cell) =>
        TryNumber(cell, out var number) ? number.ToString("0.##########", CultureInfo.InvariantCulture) + (cell.Shape == CellShape.Percent ? "%" : string.Empty) : cell.Words ?? string.Empty;

    /// <summary>Programs keep 0.1 as the nearest binary number: what people see has ten decimals at most.</summary>
    private static bool TryNumber(SheetCell cell, out decimal number)
    {
        var isRead = decimal.TryParse(cell.Words, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        number = isRead ? Math.Round(cell.Shape == CellShape.Percent ? number * 100 : number, 10) : 0;
        return isRead;
    }

    private static string? NullIfEmpty(string words) => words.Length == 0 ? null : words;
}

using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What an import would do with a cell.</summary>
public enum ImportMark
{
    /// <summary>It is refused, and with it the whole file.</summary>
    Problem,

    /// <summary>Of a row that is not there yet.</summary>
    Added,
    Changed,

    /// <summary>Worth a look, and written all the same.</summary>
    Notice,
}

/// <summary>One line of a dry run.</summary>
/// <param name="Address">Of the cell, as in "C5"; empty for a whole sheet.</param>
/// <param name="Code">Of the task, milestone, owner or indicator.</param>
public sealed record ImportLine(ImportMark Mark, string Sheet, string Address, string Code)
{
    /// <summary>Null where it is about no column.</summary>
    public ColumnName? Column { get; init; }

    /// <summary>What is there now: words, a day, a number, an enum, yes or no, codes or names; null for nothing.</summary>
    public object? Before { get; init; }

    public object? After { get; init; }

    /// <summary>Why it is refused, or what is worth a look.</summary>
    public BrokenRule? Rule { get; init; }

    /// <summary>The file has a formula there: what it showed when the file was saved is taken.</summary>
    public bool IsFormula { get; init; }

    public string Place => Address.Length == 0 ? Sheet : $"{Sheet}!{Address}";

    /// <summary>For telling whether what was shown is what is here.</summary>
    internal string Stamp => string.Join('\u0001', Mark, Place, Code, Invariant(Before), Invariant(After), Rule?.Confirmation);

    private static string Invariant(object? value) => value switch
    {
        null => string.Empty,
        string words => words,
        IEnumerable<LocalizedText> names => string.Join('\n', names.Select(each => each.ToString())),
        IEnumerable<string> codes => string.Join('\n', codes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}

/// <summary>A line of a dry run in a reader's language: the page shows it in columns, the command line in one.</summary>
public static class ImportWords
{
    public static string Value(object? value, Loc loc) => value switch
    {
        null => "–",
        string words => words,
        DateOnly day => loc.Date(day),
        Enum name => loc.Name(name),
        bool yes => loc[yes ? "Shared.Yes" : "Shared.No"],
        int number => loc.Number(number, 0),
        decimal number => loc.Number(number),
        IEnumerable<LocalizedText> names => string.Join("; ", names.Select(each => each.For(loc.Language))),
        IEnumerable<string> codes => string.Join(", ", codes),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>What is wrong or worth a look; null where there is nothing.</summary>
    public static string? Problem(ImportLine line, Loc loc) => line.Rule is { } rule ? Layout.Failures.Of(rule, loc).Words : null;

    public static string Line(ImportLine line, Loc loc)
    {
        var parts = new[]
        {
            loc.Name(line.Mark),
            line.Place,
            line.Code,
            line.Column?.In(loc) ?? string.Empty,
            line.Mark is ImportMark.Added or ImportMark.Changed ? $"{Value(line.Before, loc)} → {Value(line.After, loc)}" : line.After is null ? string.Empty : Value(line.After, loc),
            line.IsFormula ? loc["PlanImport.Formula"] : string.Empty,
            Problem(line, loc) ?? string.Empty,
        };
        return string.Join("  ", parts.Where(each => each.Length > 0)).ReplaceLineEndings(" / ");
    }
}

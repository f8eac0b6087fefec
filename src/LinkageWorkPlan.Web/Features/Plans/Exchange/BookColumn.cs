using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>The tables of a plan's workbook, one a sheet.</summary>
public enum BookSheet
{
    Tasks,
    Milestones,
    Budget,
    Owners,
    Indicators,

    /// <summary>Baseline values of indicators, one a row.</summary>
    Baselines,
}

/// <summary>A column as people know it: a field, and of a text its language, of owners their side, of a target its year.</summary>
/// <param name="Field">Key of its words (<c>Field.Name</c>).</param>
public readonly record struct ColumnName(string Field, Language? Language = null, Side? Side = null, int? Year = null)
{
    public string In(Loc loc)
    {
        if (Year is { } year)
        {
            return loc["Indicators.TargetOf", year.ToString(CultureInfo.InvariantCulture)];
        }

        var words = loc.Field(Field) ?? Field;
        return Language is { } language ? $"{words} ({loc.Name(language)})" : Side is { } side ? $"{words} ({loc.Name(side)})" : words;
    }
}

/// <summary>What a cell of a column holds.</summary>
internal enum CellForm
{
    Code,
    Words,
    Day,
    Whole,
    Amount,
    Choice,

    /// <summary>Codes with commas between.</summary>
    Codes,

    /// <summary>Codes of tasks with how each is waited for, as in "A1; A2 SS+5" (<see cref="LinkageWorkPlan.Domain.Plans.TaskLink"/>).</summary>
    Links,

    /// <summary>Owners by name or code, one a line.</summary>
    Owners,
    Flag,
}

/// <param name="Width">In characters.</param>
internal record BookColumn(ColumnName Name, CellForm Form, int Width)
{
    /// <summary>The enum of a choice.</summary>
    public Type? Choice { get; init; }

    /// <summary>What it holds cannot be nothing: an empty cell leaves it as it is.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>A column of what one row is about.</summary>
/// <param name="Get">The value as it is; null for nothing.</param>
internal sealed record BookColumn<T>(ColumnName Name, CellForm Form, int Width, Func<T, object?> Get, Func<T, object?, T> Set) : BookColumn(Name, Form, Width);

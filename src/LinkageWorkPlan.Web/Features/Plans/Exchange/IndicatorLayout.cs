using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Indicators;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>An indicator as its row has it.</summary>
/// <param name="Reason">Why targets change: said for this file, and never exported.</param>
internal sealed record IndicatorCells(DefinitionForm Definition, string? Reason = null)
{
    public IndicatorCells With(int year, decimal? target) => this with { Definition = Definition with { Targets = new Dictionary<int, decimal?>(Definition.Targets) { [year] = target } } };
}

/// <summary>The columns of indicators and of their baseline values.</summary>
internal static class IndicatorLayout
{
    /// <summary>Years whose targets are known by their headings, whatever the plan's are.</summary>
    public static readonly IReadOnlyList<int> AnyYears = [.. Enumerable.Range(2000, 101)];

    /// <summary>Of which indicator a baseline value is.</summary>
    public static readonly ColumnName Indicator = new("Indicator");

    public static readonly ColumnName Line = new("Baseline.Line");
    public static readonly ColumnName Reason = new(Domain.Plans.Indicator.TargetReason);

    private const int Long = 44;
    private const int Short = 14;

    public static readonly IReadOnlyList<BookColumn<BaselineForm>> Baselines =
    [
        new(new ColumnName("Baseline.Side"), CellForm.Choice, 20, line => line.Side, (line, value) => line with { Side = (Domain.Side?)value }) { Choice = typeof(Domain.Side) },
        new(new ColumnName("Baseline.Value"), CellForm.Amount, Short, line => line.Value, (line, value) => line with { Value = (decimal?)value }),
        new(new ColumnName("Baseline.AsOf"), CellForm.Day, Short, line => line.AsOf, (line, value) => line with { AsOf = (DateOnly?)value }),
        .. BookLayout.Texts<BaselineForm>("Baseline.Source", line => line.Source, (line, words) => line with { Source = words }),
        .. BookLayout.Texts<BaselineForm>("Baseline.Note", line => line.Note, (line, words) => line with { Note = words }),
    ];

    public static ColumnName Target(int year) => new(nameof(Domain.Plans.Indicator.Targets), Year: year);

    /// <param name="years">Of the targets.</param>
    public static IReadOnlyList<BookColumn<IndicatorCells>> Indicators(IEnumerable<int> years) =>
    [
        .. Words(nameof(DefinitionForm.Title), form => form.Title, (form, words) => form with { Title = words }),
        .. Words(nameof(DefinitionForm.Unit), form => form.Unit, (form, words) => form with { Unit = words }),
        .. Words(nameof(DefinitionForm.Definition), form => form.Definition, (form, words) => form with { Definition = words }),
        new(new ColumnName(nameof(DefinitionForm.Direction)), CellForm.Choice, 20, row => row.Definition.Direction, (row, value) => row with { Definition = row.Definition with { Direction = (IndicatorDirection)value! } })
        {
            Choice = typeof(IndicatorDirection), IsRequired = true,
        },
        .. Words(nameof(DefinitionForm.VietnameseSource), form => form.VietnameseSource, (form, words) => form with { VietnameseSource = words }),
        .. Words(nameof(DefinitionForm.LaoSource), form => form.LaoSource, (form, words) => form with { LaoSource = words }),
        .. years.Select(year => new BookColumn<IndicatorCells>(Target(year), CellForm.Amount, Short, row => row.Definition.TargetOf(year), (row, value) => row.With(year, (decimal?)value))),
        new(Reason, CellForm.Words, Long, row => row.Reason, (row, value) => row with { Reason = (string?)value }),
    ];

    /// <summary>The years of a plan, and any that a target is of.</summary>
    public static IReadOnlyList<int> YearsOf(DateOnly first, DateOnly last, IEnumerable<Indicator> indicators) =>
        [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Union(indicators.SelectMany(each => each.Targets).Select(each => each.Year)).Order()];

    /// <summary>What a rule says of a target names the year as people write it.</summary>
    public static ColumnName? TargetNamed(object? year) => int.TryParse(year as string, NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? Target(named) : null;

    private static IEnumerable<BookColumn<IndicatorCells>> Words(string field, Func<DefinitionForm, TextWords> get, Func<DefinitionForm, TextWords, DefinitionForm> set) =>
        BookLayout.Texts<IndicatorCells>(field, row => get(row.Definition), (row, words) => row with { Definition = set(row.Definition, words) });
}

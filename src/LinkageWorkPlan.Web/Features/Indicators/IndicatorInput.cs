using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>The indicator's form while somebody types in it.</summary>
public sealed class IndicatorInput
{
    internal const string BaselineRow = "Baseline:";

    /// <summary>What its controls hold, baselines and targets apart.</summary>
    public DefinitionForm Values { get; set; } = new();

    public List<BaselineInput> Baselines { get; } = [];

    public Dictionary<int, decimal?> Targets { get; } = [];

    /// <param name="years">Calendar years of the plan.</param>
    public static IndicatorInput Of(DefinitionForm form, IReadOnlyList<int> years)
    {
        var input = new IndicatorInput { Values = form };
        foreach (var each in form.Baselines)
        {
            input.Baselines.Add(new BaselineInput
            {
                Key = each.Place is { } place ? $"{place}" : FormRows.NewKey(input.Baselines.Select(row => row.Key)),
                Place = each.Place,
                Side = each.Side,
                Value = each.Value,
                AsOf = each.AsOf,
                Source = each.Source,
                Note = each.Note,
            });
        }

        foreach (var year in years.Union(form.Targets.Keys))
        {
            input.Targets[year] = form.TargetOf(year);
        }

        return input;
    }

    public DefinitionForm ToForm() => Values with
    {
        Baselines = [.. Baselines.Select(each => new BaselineForm(each.Place, each.Side, each.Value, each.AsOf, each.Source, each.Note))],
        Targets = Targets.ToDictionary(),
    };

    public void AddBaseline() => AddBaselineRow(FormRows.NewKey(Baselines.Select(each => each.Key)));

    /// <summary>The rows that a kept draft had.</summary>
    public void SetBaselines(string? rows) => FormRows.Set(Baselines, each => each.Key, BaselineRow, rows, AddBaselineRow);

    private void AddBaselineRow(string key) => Baselines.Add(new BaselineInput { Key = key });
}

public sealed class BaselineInput
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    public int? Place { get; set; }
    public Side? Side { get; set; }
    public decimal? Value { get; set; }
    public DateOnly? AsOf { get; set; }
    public TextWords Source { get; set; } = TextWords.None;
    public TextWords Note { get; set; } = TextWords.None;
}

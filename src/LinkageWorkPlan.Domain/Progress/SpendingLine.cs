using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What is planned and spent of one budget line.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Planned">Null where the task no longer has the line in this currency.</param>
public sealed record SpendingLine(int Number, Currency Currency, BudgetLine? Planned, IReadOnlyList<Spending> Entries)
{
    public decimal Spent => Entries.Sum(each => each.Amount);

    /// <summary>Less than 0 where more was spent than is planned; null where nothing is planned.</summary>
    public decimal? Rest => Planned is null ? null : Planned.Amount - Spent;

    /// <summary>Spent of what is planned, in percent with one decimal; null where nothing is planned.</summary>
    public decimal? Share => Planned is { Amount: > 0 } ? decimal.Round(Spent * 100 / Planned.Amount, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>Spent in a quarter; null for nothing.</summary>
    /// <param name="end">Its last day.</param>
    public decimal? In(DateOnly end) => Entries.Where(each => each.PeriodEnd == end).ToList() is { Count: > 0 } entries ? entries.Sum(each => each.Amount) : null;

    /// <summary>The lines of a task in their order, then those that it had once.</summary>
    /// <param name="spending">Those that count.</param>
    public static IReadOnlyList<SpendingLine> Of(IReadOnlyList<BudgetLine> budget, IReadOnlyCollection<Spending> spending)
    {
        var entries = spending.ToLookup(each => (each.Line, each.Currency));
        var lines = budget.Select((line, place) => new SpendingLine(place + 1, line.Currency, line, [.. entries[(place + 1, line.Currency)]])).ToList();
        return [.. lines, .. entries.Where(each => !lines.Exists(line => (line.Number, line.Currency) == each.Key))
            .OrderBy(each => each.Key).Select(each => new SpendingLine(each.Key.Line, each.Key.Currency, null, [.. each]))];
    }
}

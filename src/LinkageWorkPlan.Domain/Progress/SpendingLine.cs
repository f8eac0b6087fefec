using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What is planned and spent of one budget line.</summary>
/// <param name="Number">From 1; of a line that is gone the number it had.</param>
/// <param name="Planned">Null where the task no longer has the line with this source and currency.</param>
public sealed record SpendingLine(int Number, Currency Currency, BudgetLine? Planned, IReadOnlyList<Spending> Entries)
{
    private const int Nowhere = -1;

    /// <summary>Where the money comes from.</summary>
    public LocalizedText Source { get; private init; } = LocalizedText.Empty;

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
        var entries = spending.ToLookup(each => PlaceIn(budget, each));
        var lines = budget.Select((line, place) => new SpendingLine(place + 1, line.Currency, line, [.. entries[place]]) { Source = line.Source });
        var gone = entries[Nowhere].GroupBy(each => (each.Line, each.Currency, Words: WordsOf(each.Source))).OrderBy(each => each.Key.Line).ThenBy(each => each.Key.Currency)
            .ThenBy(each => each.Key.Words, StringComparer.Ordinal);
        return [.. lines, .. gone.Select(each => new SpendingLine(each.Key.Line, each.Key.Currency, null, [.. each]) { Source = each.First().Source })];
    }

    /// <summary>The line of today that an amount is of: of its currency and source, where there are several the one in its old place or else the first.</summary>
    private static int PlaceIn(IReadOnlyList<BudgetLine> budget, Spending spent)
    {
        bool IsOf(BudgetLine line) => line.Currency == spent.Currency && WordsOf(line.Source) == WordsOf(spent.Source);
        return budget.ElementAtOrDefault(spent.Line - 1) is { } same && IsOf(same) ? spent.Line - 1 : budget.Select((line, place) => IsOf(line) ? place : Nowhere).Where(place => place != Nowhere).DefaultIfEmpty(Nowhere).First();
    }

    private static string WordsOf(LocalizedText source) => source[source.Source]?.Text ?? string.Empty;
}

namespace LinkageWorkPlan.Domain.Holidays;

/// <summary>The days off that each country has every year: on a fixed day, or within the days on which one of the moon calendar can fall.</summary>
public static class YearlyDays
{
    private static readonly IReadOnlyList<Span> Vietnam =
    [
        new(1, 1, 1, 1),

        // Tết and Hùng Kings' Commemoration (the tenth of the third month) move with the moon calendar; further days around them are set each year.
        new(1, 21, 2, 24), new(3, 29, 4, 29),
        new(4, 30, 4, 30), new(5, 1, 5, 1), new(9, 2, 9, 2),
    ];

    private static readonly IReadOnlyList<Span> Laos = [new(1, 1, 1, 1), new(3, 8, 3, 8), new(4, 14, 4, 16), new(5, 1, 5, 1), new(12, 2, 12, 2)];

    /// <summary>Where a year has no day off though every year has one there, the first days first.</summary>
    /// <param name="closed">What is known of the side's days off; the last day is included.</param>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Missing(Side side, int year, IEnumerable<(DateOnly First, DateOnly Last)> closed)
    {
        var known = closed.ToList();
        return
        [
            .. (side == Side.Vietnam ? Vietnam : Laos)
                .Select(each => (First: new DateOnly(year, each.Month, each.Day), Last: new DateOnly(year, each.LastMonth, each.LastDay)))
                .Where(each => !known.Exists(days => days.First <= each.Last && days.Last >= each.First)),
        ];
    }

    private sealed record Span(int Month, int Day, int LastMonth, int LastDay);
}

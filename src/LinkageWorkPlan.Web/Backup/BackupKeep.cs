using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>
/// Which backups are kept: the newest of each of the last days, weeks and months that have one. They are counted by what is there and not by the calendar,
/// so that a server that stood still for a year deletes nothing but what a newer one replaces.
/// </summary>
internal sealed record BackupKeep(int Days, int Weeks, int Months)
{
    /// <summary>How long the oldest one lives where one is made every day.</summary>
    public int LongestDays => Math.Max(Days, Math.Max(Weeks * 7, Months * 31));

    /// <param name="made">When they were made, UTC.</param>
    /// <returns>Those that are kept; the newest is always one of them.</returns>
    public IReadOnlySet<DateTime> Of(IEnumerable<DateTime> made)
    {
        var newestFirst = made.OrderDescending().ToList();
        return newestFirst.Take(1)
            .Concat(NewestOf(newestFirst, DayOf, Days))
            .Concat(NewestOf(newestFirst, each => WorkingClock.WeekStart(DayOf(each)), Weeks))
            .Concat(NewestOf(newestFirst, each => new DateOnly(DayOf(each).Year, DayOf(each).Month, 1), Months)).ToHashSet();
    }

    private static IEnumerable<DateTime> NewestOf(List<DateTime> newestFirst, Func<DateTime, DateOnly> period, int count) => newestFirst.GroupBy(period).Take(count).Select(each => each.First());

    private static DateOnly DayOf(DateTime utc) => WorkingClock.DayOf(new DateTimeOffset(utc, TimeSpan.Zero));
}

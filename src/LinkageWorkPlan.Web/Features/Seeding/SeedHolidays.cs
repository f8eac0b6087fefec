using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>
/// Puts the days off of <c>templates/workplans/holidays.json</c> into a database that has none yet; what people changed is left as it is. The
/// file is read in any case, so that a broken one is reported at once.
/// </summary>
public static class SeedHolidays
{
    /// <summary>Returns how many were put in.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var holidays = HolidayFile.Read(HolidayFile.Years);
            if (await db.Holidays.AnyAsync(cancellationToken))
            {
                return 0;
            }

            db.Holidays.AddRange(holidays);
            await db.SaveChangesAsync(cancellationToken);
            return holidays.Count;
        }
    }
}

/// <summary>Days off of one name, as the file has them.</summary>
/// <param name="EachYear">Month and day of days that are the same every year: <c>05-01</c>, or first and last as <c>04-14/04-16</c>; left out in years for which <paramref name="Days"/> has any.</param>
/// <param name="Days">Days that move, or that were set for one year, year by year.</param>
internal sealed record FileHoliday(Side Side, FileText Name, IReadOnlyList<string>? EachYear, IReadOnlyList<FileDays>? Days);

/// <param name="Last">Included.</param>
internal sealed record FileDays(DateOnly First, DateOnly Last);

internal static class HolidayFile
{
    public const string Name = "holidays.json";

    /// <summary>Years for which days that are the same every year are put in.</summary>
    public static readonly IEnumerable<int> Years = Enumerable.Range(2026, 10);

    /// <summary>The days of the program's file; those that are the same every year for these years alone.</summary>
    /// <exception cref="StartupException">An entry has no such day, no name, or overlaps another one; the message names it.</exception>
    public static IReadOnlyList<Holiday> Read(IEnumerable<int> years) => Read(StarterFiles.Read<List<FileHoliday>>(Name), years);

    /// <exception cref="StartupException">An entry has no such day, no name, or overlaps another one; the message names it.</exception>
    internal static IReadOnlyList<Holiday> Read(IReadOnlyList<FileHoliday> entries, IEnumerable<int> years)
    {
        var holidays = new List<Holiday>();
        foreach (var entry in entries)
        {
            try
            {
                foreach (var (first, last) in DaysOf(entry, years))
                {
                    var holiday = new Holiday(entry.Side, HolidayKind.Closed, first, last, entry.Name.Read());
                    holiday.RequireFree(holidays);
                    holidays.Add(holiday);
                }
            }
            catch (Exception wrong) when (wrong is FormatException or RuleException)
            {
                throw new StartupException($"The file {Path.Combine(StarterFiles.Folder, Name)} cannot be used: {entry.Name.Read()}: {wrong.Message} Fix it, or install the program again.", wrong);
            }
        }

        return holidays;
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> DaysOf(FileHoliday entry, IEnumerable<int> years)
    {
        static DateOnly Day(int year, string monthAndDay) => DateOnly.ParseExact($"{year}-{monthAndDay}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var each = from year in years
                   where entry.Days?.Any(days => days.First.Year == year) != true
                   from days in entry.EachYear ?? []
                   let ends = days.Split('/')
                   select (Day(year, ends[0]), Day(year, ends[^1]));
        return each.Concat((entry.Days ?? []).Select(days => (days.First, days.Last)));
    }
}

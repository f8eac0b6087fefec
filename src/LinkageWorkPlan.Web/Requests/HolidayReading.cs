using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

internal static class HolidayReading
{
    /// <summary>The working days between two days, both included; outside of them it knows no holidays.</summary>
    public static Task<WorkingCalendar> CalendarAsync(this VisibleDb db, DateOnly from, DateOnly to, CancellationToken cancel) => ReadAsync(db.Holidays, from, to, cancel);

    /// <inheritdoc cref="CalendarAsync(VisibleDb, DateOnly, DateOnly, CancellationToken)"/>
    public static Task<WorkingCalendar> CalendarAsync(this WorkPlanDb db, DateOnly from, DateOnly to, CancellationToken cancel) =>
        ReadAsync(db.Holidays.AsNoTracking(), from, to, cancel);

    private static async Task<WorkingCalendar> ReadAsync(IQueryable<Holiday> holidays, DateOnly from, DateOnly to, CancellationToken cancel) =>
        new(await holidays.Where(each => each.First <= to && each.Last >= from).OrderBy(each => each.First).ToListAsync(cancel));
}

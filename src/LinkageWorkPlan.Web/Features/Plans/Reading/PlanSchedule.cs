using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The order of a plan's work as it is agreed today, with the days off of both countries that it reckons with.</summary>
/// <param name="FirstDay">The earliest start of a task; null where none has dates.</param>
/// <param name="LastDay">The latest end.</param>
public sealed record PlanSchedule(WorkSchedule Work, WorkingCalendar Calendar, DateOnly? FirstDay, DateOnly? LastDay)
{
    /// <summary>Reckoned once for each state of the plan and of the holidays: every change of a plan raises its revision first.</summary>
    internal static async Task<PlanSchedule> ReadAsync(VisibleDb db, IMemoryCache cache, PlanHead plan, CancellationToken cancel)
    {
        var holidays = await db.Holidays.OrderBy(each => each.First).ThenBy(each => each.Id).ToListAsync(cancel);
        var stamp = new HashCode();
        holidays.ForEach(each => stamp.Add((each.Id, each.Version)));
        var key = (typeof(PlanSchedule), plan.Id, plan.Revision, stamp.ToHashCode());
        if (cache.TryGetValue(key, out PlanSchedule? known))
        {
            return known!;
        }

        var calendar = new WorkingCalendar(holidays);
        var tasks = await db.Tasks.AsNoTracking().Where(each => each.PlanId == plan.Id && each.DroppedOn == null && each.Agreed.Start != null && each.Agreed.End != null)
            .OrderBy(each => each.SortKey).Select(each => new { each.Code, each.Agreed.Start, each.Agreed.End, each.Agreed.Predecessors }).ToListAsync(cancel);
        List<ScheduledTask> dated = [.. tasks.Where(each => each.End >= each.Start).Select(each => new ScheduledTask(each.Code, each.Start!.Value, each.End!.Value, each.Predecessors.Links()))];
        var schedule = new PlanSchedule(new WorkSchedule(dated, calendar), calendar, dated.Min(each => (DateOnly?)each.Start), dated.Max(each => (DateOnly?)each.End));
        return cache.Set(key, schedule, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) });
    }
}

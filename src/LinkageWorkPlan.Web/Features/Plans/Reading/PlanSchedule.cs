using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The order of a plan's work as it is agreed today, with the days off of both countries.</summary>
/// <param name="From">First day of the time line, the same on each of its pages: of the plan's period, or of what begins before.</param>
/// <param name="To">Last day of the time line, that of delays included.</param>
public sealed record PlanSchedule(WorkSchedule Work, WorkingCalendar Calendar, DateOnly From, DateOnly To)
{
    /// <summary>The time line goes no further beyond the plan's period: one mistyped year would make it a century long.</summary>
    private const int YearsAround = 2;

    /// <summary>The codes of what waits for a task, by that task's code and in the plan's order.</summary>
    public required ILookup<string, string> Waiting { get; init; }

    public bool Has(DateOnly day) => day >= From && day <= To;

    /// <summary>Reckoned once for each state of the plan and of the holidays: every change of a plan raises its revision first.</summary>
    internal static async Task<PlanSchedule> ReadAsync(VisibleDb db, IMemoryCache cache, PlanHead plan, CancellationToken cancel)
    {
        var holidays = await db.Holidays.OrderBy(each => each.First).ThenBy(each => each.Id).ToListAsync(cancel);
        var stamp = new HashCode();
        holidays.ForEach(each => stamp.Add((each.Id, each.Version)));
        return await cache.LastAsync((typeof(PlanSchedule), plan.Id), (plan.Revision, stamp.ToHashCode()), () => ReckonAsync(db, plan, new WorkingCalendar(holidays), cancel));
    }

    private static async Task<PlanSchedule> ReckonAsync(VisibleDb db, PlanHead plan, WorkingCalendar calendar, CancellationToken cancel)
    {
        var all = db.Tasks.AsNoTracking().Where(each => each.PlanId == plan.Id);
        var tasks = await all.OrderBy(each => each.SortKey)
            .Select(each => new { each.Code, each.DroppedOn, each.Agreed.Start, each.Agreed.End, each.Agreed.Predecessors, each.BaselineStart, each.BaselineEnd, each.ExpectedEnd }).ToListAsync(cancel);
        var milestones = await all.SelectMany(each => each.Milestones).Select(each => each.Reached ?? each.Expected ?? each.Planned).Distinct().ToListAsync(cancel);
        var work = new WorkSchedule(
            [.. tasks.Where(each => each.DroppedOn is null && each.Start is not null && each.End >= each.Start).Select(each => new ScheduledTask(each.Code, each.Start!.Value, each.End!.Value, each.Predecessors.Links()))],
            calendar);
        var (least, most) = (plan.PeriodStart.AddYears(-YearsAround), plan.PeriodEnd.AddYears(YearsAround));
        List<DateOnly> days =
        [
            plan.PeriodStart, plan.PeriodEnd,
            .. tasks.SelectMany(each => new[] { each.Start, each.End, each.BaselineStart, each.BaselineEnd, each.ExpectedEnd }).Concat(milestones).Append(work.LastDay)
                .OfType<DateOnly>().Where(day => day >= least && day <= most),
        ];
        return new PlanSchedule(work, calendar, days.Min(), days.Max())
        {
            Waiting = tasks.Where(each => each.DroppedOn is null).SelectMany(each => each.Predecessors.Links(), (each, link) => (link.Code, Waits: each.Code)).Distinct()
                .ToLookup(each => each.Code, each => each.Waits),
        };
    }
}

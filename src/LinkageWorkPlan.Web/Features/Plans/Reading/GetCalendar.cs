using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>The milestones of a month or of a quarter.</summary>
public static class GetCalendar
{
    /// <summary>Milestones of a month shown at most; the page says so where there are more.</summary>
    public const int Most = 400;

    /// <param name="Month">Any day of the month; null for the current one, or the plan's nearest to it.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, PlanFilter Filter, DateOnly? Month = null, CalendarSpan Span = CalendarSpan.Month) : IQuery<Result>;

    /// <param name="Month">The first day that is shown.</param>
    /// <param name="InAll">How many there are, shown or not.</param>
    public sealed record Result(OpenPlan Plan, DateOnly Month, int InAll, IReadOnlyList<Entry> Entries, CalendarSpan Span = CalendarSpan.Month)
    {
        public int Months => MonthsOf(Span);

        /// <summary>The day after the last that is shown.</summary>
        public DateOnly End => Month.AddMonths(Months);

        /// <summary>How many are shown at most.</summary>
        public int Most => GetCalendar.Most * Months;

        /// <summary>Milestones that stand in no month, because they have no day yet.</summary>
        public required UndatedItems Undated { get; init; }

        /// <summary>Of both countries, in the weeks that are shown.</summary>
        public required WorkingCalendar Calendar { get; init; }
    }

    /// <param name="Day">The planned day, or for one that was put off also the day now expected.</param>
    public sealed record Entry(DateOnly Day, MilestoneStanding Standing, string Code, LocalizedText Title, string Task);

    private static int MonthsOf(CalendarSpan span) => span == CalendarSpan.Month ? 1 : 3;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => ReadAsync(request, isWhole: false, cancellationToken);

        /// <param name="isWhole">True for all milestones, however many there are.</param>
        internal async Task<Result> ReadAsync(Query request, bool isWhole, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var today = clock.Today;
            var day = request.Month ?? (today < plan.Head.PeriodStart ? plan.Head.PeriodStart : today > plan.Head.PeriodEnd ? plan.Head.PeriodEnd : today);
            var months = MonthsOf(request.Span);
            var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
            var next = first.AddMonths(months);
            var most = isWhole ? int.MaxValue : Most * months;
            // Two questions with an index each: asked as one, the database would read every milestone of the plan.
            var planned = db.Milestones.Where(each => each.Planned >= first && each.Planned < next);
            var putOff = db.Milestones.Where(each => each.Expected >= first && each.Expected < next && each.Reached == null && (each.Planned < first || each.Planned >= next));
            var inMonth = planned.Concat(putOff).Join(tasks, each => each.TaskId, task => task.Id, (milestone, task) => new { milestone, task })

                // What was not reached of a task that left the plan left with it.
                .Where(each => each.task.DroppedOn == null || each.milestone.Reached != null);
            var milestones = await inMonth.OrderBy(each => each.milestone.Planned).ThenBy(each => each.task.SortKey).ThenBy(each => each.milestone.Id).Take(most)
                .Select(each => new { each.milestone.Code, each.milestone.Title, each.milestone.Planned, each.milestone.Expected, each.milestone.Reached, Task = each.task.Code })
                .ToListAsync(cancellationToken);
            var inAll = milestones.Count < most ? milestones.Count : await inMonth.CountAsync(cancellationToken);
            var entries = milestones.SelectMany(each =>
                new[] { each.Planned, each.Reached is null ? each.Expected : null }.OfType<DateOnly>().Distinct().Where(on => on >= first && on < next)
                    .Select(on => new Entry(
                        on, on == each.Planned ? MilestoneStandings.Of(on, null, each.Reached, today) : on < today ? MilestoneStanding.Late : MilestoneStanding.Expected, each.Code, each.Title, each.Task)));
            var calendar = await db.CalendarAsync(first.AddDays(-7), next.AddDays(7), cancellationToken);
            var undated = db.Milestones.Where(each => each.Planned == null).Join(tasks, each => each.TaskId, task => task.Id, (milestone, task) => new { milestone, task })
                .Where(each => each.task.DroppedOn == null && each.milestone.Reached == null);
            var named = await undated.OrderBy(each => each.task.SortKey).ThenBy(each => each.milestone.Code).Take(isWhole ? int.MaxValue : UndatedItems.Most).Select(each => new { each.milestone.Code, Task = each.task.Code })
                .ToListAsync(cancellationToken);
            return new Result(plan, first, inAll, [.. entries.OrderBy(each => each.Day)], request.Span)
            {
                Calendar = calendar,
                Undated = new UndatedItems(named.Count < UndatedItems.Most ? named.Count : await undated.CountAsync(cancellationToken), [.. named.Select(each => (each.Code, each.Task))]),
            };
        }
    }
}

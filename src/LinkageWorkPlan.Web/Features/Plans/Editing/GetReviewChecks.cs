using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What is still missing before a plan can go to review, and before it can be signed.</summary>
public static class GetReviewChecks
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    /// <param name="Broken">To be fixed before review; each with the task, or the pillar, to fix.</param>
    /// <param name="Texts">To be rendered before signing.</param>
    public sealed record Model(
        Guid PlanId, string Code, LocalizedText Title, PlanState State, IReadOnlySet<string> TaskCodes, IReadOnlyList<BrokenRule> Broken, IReadOnlyList<BrokenRule> Texts)
    {
        /// <summary>Planned for days on which a side is off; allowed.</summary>
        public required IReadOnlyList<DayOff> OnDaysOff { get; init; }

        /// <summary>Start before what they wait for lets them; allowed.</summary>
        public required IReadOnlyList<EarlyStart> TooEarly { get; init; }
    }

    /// <param name="Links">What its start does not keep to, as it is kept.</param>
    /// <param name="Fits">The first day that all its links allow.</param>
    public sealed record EarlyStart(string Task, DateOnly Start, IReadOnlyList<string> Links, DateOnly Fits);

    /// <param name="Milestone">Code; null for the end of the task.</param>
    /// <param name="Holidays">Empty on a weekend.</param>
    public sealed record DayOff(string Task, string? Milestone, DateOnly Day, IReadOnlyList<HolidayName> Holidays);

    public sealed record HolidayName(Side Side, LocalizedText Name);

    internal sealed class Handler(VisibleDb db, ReportTemplates templates) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var parts = await PlanParts.LoadAsync(db.Whole, plan, cancellationToken);
            var calendar = await db.CalendarAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
            return new Model(plan.Id, plan.Code, plan.Title, plan.State, parts.Tasks.Select(task => task.Code).ToHashSet(), parts.BeforeReview(templates.Fonts), parts.BeforeSigning(templates.Fonts).Where(each => each.Rule != Rules.LetterNotPrinted).ToList())
            {
                OnDaysOff = OnDaysOff(parts, calendar),
                TooEarly = TooEarly(parts, calendar),
            };
        }

        private static List<EarlyStart> TooEarly(PlanParts parts, WorkingCalendar calendar)
        {
            var dated = parts.Tasks.Where(task => task.Agreed.Start is not null && task.Agreed.End >= task.Agreed.Start)
                .Select(task => new ScheduledTask(task.Code, task.Agreed.Start!.Value, task.Agreed.End!.Value, task.Agreed.Links())).ToList();
            var work = new WorkSchedule(dated, calendar);
            return
            [
                .. from task in dated
                   let timing = work.Of(task.Code)
                   where timing?.FitsFrom is not null
                   select new EarlyStart(task.Code, task.Start, [.. timing.TooEarlyFor.Select(each => each.ToString())], timing!.FitsFrom!.Value),
            ];
        }

        private static List<DayOff> OnDaysOff(PlanParts parts, WorkingCalendar calendar)
        {
            var days = parts.Tasks.SelectMany(task => task.Milestones.Select(each => (Task: task.Code, Milestone: (string?)each.Code, Day: each.Planned)).Append((task.Code, null, task.Agreed.End)));
            return
            [
                .. from each in days
                   where each.Day is { } day && !calendar.IsWorkingDay(day)
                   orderby each.Day
                   let holidays = Sides.Both.Select(side => calendar.On(each.Day!.Value, side)).OfType<Holiday>().Where(holiday => holiday.Kind == HolidayKind.Closed)
                   select new DayOff(each.Task, each.Milestone, each.Day!.Value, [.. holidays.Select(holiday => new HolidayName(holiday.Side, holiday.Name))]),
            ];
        }
    }
}

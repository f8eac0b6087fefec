using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A plan's tasks on the time line, page by page; those without dates beside it.</summary>
public static class GetGantt
{
    public const int PageSize = 60;

    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    /// <param name="Group">As of <see cref="ListTasks.Query"/>.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, PlanFilter Filter, int Page = 1, PlanSort Sort = PlanSort.Plan, PlanGroup? Group = null) : IQuery<Result>;

    /// <param name="Undated">Tasks of this page that have no dates yet, or dates far outside the plan's period.</param>
    public sealed record Result(OpenPlan Plan, PageOf Page, IReadOnlyList<Line> Rows, IReadOnlyList<Named> Undated)
    {
        /// <summary>The order of all of the plan's work, and the days off that it counts.</summary>
        public required PlanSchedule Schedule { get; init; }

        /// <summary>As of <see cref="ListTasks.Result"/>.</summary>
        public IReadOnlyDictionary<string, ShownGroup> Groups { get; init; } = new Dictionary<string, ShownGroup>();

        /// <summary>First day on the chart, the same on every page.</summary>
        public DateOnly From => Schedule.From;

        /// <summary>Last day on the chart.</summary>
        public DateOnly To => Schedule.To;

        /// <summary>True where this reader moves the bars themselves; false where a move is proposed, or nothing can be moved.</summary>
        public bool MayMove { get; init; }

        public bool MayPropose { get; init; }

        /// <summary>Milestones of this page's rows that have no day yet.</summary>
        public UndatedItems UndatedMilestones { get; init; } = UndatedItems.None;

        /// <summary>The number of the amendment that is being drafted; null where there is none.</summary>
        public int? Amendment { get; init; }
    }

    /// <summary>A task on the chart.</summary>
    /// <param name="Lead">In the plan's current year.</param>
    /// <param name="ExpectedEnd">The planned end where that holds.</param>
    /// <param name="FirstStart">The dates of adoption, where an amendment moved them; else null.</param>
    /// <param name="Timing">Null where nothing of the plan waits for anything.</param>
    /// <param name="IsDropped">True where an amendment took the task out of the plan: nothing of it can be moved.</param>
    public sealed record Line(
        Guid Id, int Version, string PillarCode, string Code, LocalizedText Title, Side? Lead, DateOnly PlannedStart, DateOnly PlannedEnd, DateOnly ExpectedEnd, DateOnly? FirstStart, DateOnly? FirstEnd,
        int Percent, WorkStatus Status, IReadOnlyList<TaskLink> Links, TaskTiming? Timing, bool IsDropped, IReadOnlyList<Mark> Milestones)
    {
        /// <summary>As of <see cref="ListTasks.Row"/>.</summary>
        public string Group { get; init; } = string.Empty;
    }

    /// <summary>A milestone on the chart.</summary>
    public sealed record Mark(Guid Id, string Code, LocalizedText Title, DateOnly Planned, DateOnly? First, DateOnly? Expected, DateOnly? Reached, MilestoneStanding Standing)
    {
        /// <summary>Where it is drawn: when it was reached, or is expected now.</summary>
        public DateOnly On => Reached ?? Expected ?? Planned;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, tasks) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.Code, request.Filter, cancellationToken);
            var page = PageOf.Of(request.Page, PageSize, plan.FoundInAll);
            var groups = new TaskGroups(db, context.User.Language, plan.Totals.Sectors);
            var ordered = ListTasks.InOrder(db, plan, tasks, request.Sort, context.User.Language, clock.Today, request.Group).Skip(page.Skip).Take(page.Size);
            var grouped = await groups.ReadAsync(ordered.Include(each => each.Milestones).AsSplitQuery(), task => task, request.Group, cancellationToken);
            var found = grouped.Select(each => each.Row).ToList();
            var groupOf = grouped.ToDictionary(each => each.Row.Id, each => each.Group);
            var schedule = await PlanSchedule.ReadAsync(db, cache, plan.Head, cancellationToken);
            var rows = found.Where(task => IsDrawn(task, schedule)).Select(task => LineOf(task, plan.Head, schedule) with { Group = groupOf[task.Id] }).ToList();
            var shown = rows.Select(row => row.Code).ToHashSet();
            var isSecretary = context.User.Is(Role.Secretary);
            var mayPropose = isSecretary && plan.Head.State == PlanState.Adopted;
            return new Result(
                plan,
                page,
                rows,
                [.. found.Where(task => !shown.Contains(task.Code)).Select(task => new Named(task.Code, task.Agreed.Title))])
            {
                Schedule = schedule,
                Groups = await groups.NamedAsync(tasks, [.. groupOf.Values], request.Group, cancellationToken),
                MayMove = isSecretary && plan.Head.State == PlanState.Draft,
                MayPropose = mayPropose,
                UndatedMilestones = UndatedItems.Of(
                [
                    .. from task in found
                       where task.DroppedOn is null && shown.Contains(task.Code)
                       from each in task.Milestones
                       where each.Planned is null
                       orderby each.Code
                       select (each.Code, task.Code),
                ]),
                Amendment = mayPropose ? await db.Amendments.Where(each => each.PlanId == plan.Head.Id && each.State == AmendmentState.Draft).Select(each => (int?)each.Number).FirstOrDefaultAsync(cancellationToken) : null,
            };
        }

        /// <summary>What is drawn has both dates, and none of its days lies outside the time line.</summary>
        private static bool IsDrawn(WorkTask task, PlanSchedule schedule) =>
            task.Agreed is { Start: { } start, End: { } end } && end >= start &&
            new[] { start, end, task.ExpectedEnd, task.BaselineStart, task.BaselineEnd }.Concat(task.Milestones.Select(each => each.Reached ?? each.Expected ?? each.Planned)).OfType<DateOnly>().All(schedule.Has);

        private Line LineOf(WorkTask task, PlanHead plan, PlanSchedule schedule)
        {
            var (today, agreed) = (clock.Today, task.Agreed);
            var isMoved = task.BaselineStart is not null && (task.BaselineStart != agreed.Start || task.BaselineEnd != agreed.End);
            return new Line(
                task.Id, task.Version, task.PillarCode, task.Code, agreed.Title, task.LeadIn(plan.LeadYear(today), plan.PeriodStart.Year), agreed.Start!.Value, agreed.End!.Value, task.ExpectedEnd ?? agreed.End.Value,
                isMoved ? task.BaselineStart : null, isMoved ? task.BaselineEnd : null, task.Percent, task.Outlook.On(today), agreed.Links(), schedule.Work.HasLinks ? schedule.Work.Of(task.Code) : null, task.DroppedOn is not null,
                [
                    .. from each in task.Milestones
                       where each.Planned is not null && (task.DroppedOn is null || each.Reached is not null)
                       orderby each.Planned, each.Code
                       select new Mark(
                           each.Id, each.Code, each.Title, each.Planned!.Value, each.Baseline is { } first && first != each.Planned ? first : null, each.Reached is null ? each.Expected : null, each.Reached,
                           MilestoneStandings.Of(each.Planned, each.Expected, each.Reached, today)),
                ]);
        }
    }
}

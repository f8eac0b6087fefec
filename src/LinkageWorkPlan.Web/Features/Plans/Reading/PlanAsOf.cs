using System.Linq.Expressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>A milestone at the end of a day.</summary>
/// <param name="Baseline">The day that was agreed first; null in a draft.</param>
internal sealed record MilestoneAsOf(Guid Id, Guid TaskId, string Code, DateOnly? Planned, DateOnly? Baseline, DateOnly? Reached, DateOnly? Expected);

/// <summary>Money that was spent in a quarter.</summary>
/// <param name="Side">Whose money it is.</param>
/// <param name="PeriodEnd">Last day of the quarter.</param>
internal sealed record SpentAsOf(Guid TaskId, Side Side, Currency Currency, DateOnly PeriodEnd, decimal Amount);

/// <summary>A task at the end of a day.</summary>
/// <param name="Lead">Who leads in the plan's first year.</param>
/// <param name="DroppedOn">The day from which it is no longer part of the plan.</param>
/// <param name="Percent">Done, 0 to 100.</param>
internal sealed record TaskAsOf(
    Guid Id, string Code, string SortKey, string Pillar, int Weight, Side? Lead, LeadAlternation Alternation, DateOnly? Start, DateOnly? End, DateOnly? DroppedOn, DateOnly? ExpectedEnd,
    int Percent, StatusOutlook Outlook, IReadOnlyList<BudgetLine> Budget)
{
    public WorkStatus Status { get; init; }
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public IReadOnlyList<MilestoneAsOf> Milestones { get; init; } = [];

    /// <summary>In quarters that were over on the day, also of a task that left the plan.</summary>
    public IReadOnlyList<SpentAsOf> Spent { get; init; } = [];

    public bool IsOpen => Status is not (WorkStatus.Completed or WorkStatus.Cancelled);

    /// <summary>What its pillar's figures are counted from.</summary>
    public TaskFigure Figure => new(Pillar, Weight, Start, End, Status, Percent);

    /// <summary>Money that is planned for it: none for a task that left the plan.</summary>
    public IReadOnlyList<BudgetLine> PlannedMoney => DroppedOn is null ? Budget : [];
}

/// <summary>
/// A plan's tasks as they stood at the end of a day: what is stored of each task, which is how it stands now and, by its outlook, on any
/// day on which nothing happened to it. Only tasks to which something happened later are counted again from what had become true by then,
/// by the same rules as the figures of reports.
/// </summary>
internal sealed record PlanAsOf(DateOnly Day, IReadOnlyList<Pillar> Pillars, IReadOnlyList<TaskAsOf> Tasks)
{
    private static readonly Expression<Func<WorkTask, TaskAsOf>> Stored = task => new TaskAsOf(
        task.Id, task.Code, task.SortKey, task.PillarCode, task.Agreed.Weight, task.Agreed.Lead, task.Agreed.Alternation, task.Agreed.Start, task.Agreed.End,
        task.DroppedOn, task.ExpectedEnd, task.Percent, task.Outlook, task.Agreed.Budget);

    private static readonly Func<WorkTask, TaskAsOf> OfEntity = Stored.Compile();

    /// <summary>What is stored is read once for each revision of the plan; the result is kept for today and for the last other day that was asked for.</summary>
    /// <param name="day">Updates that took effect after it are not seen, whenever they were recorded.</param>
    public static Task<PlanAsOf> ReadAsync(VisibleDb db, IMemoryCache cache, PlanHead plan, DateOnly day, DateOnly today, CancellationToken cancel) =>
        cache.LastAsync((typeof(PlanAsOf), plan.Id, day == today), (plan.Revision, day), async () =>
        {
            var stored = await cache.LastAsync((typeof(StoredPlan), plan.Id), plan.Revision, () => StoredAsync(db, plan.Id, cancel));
            return stored.On(day, await ChangedSinceAsync(db, plan.Id, day, cancel));
        });

    internal static async Task<PlanAsOf> ReadAsync(VisibleDb db, Guid plan, DateOnly day, CancellationToken cancel) =>
        (await StoredAsync(db, plan, cancel)).On(day, await ChangedSinceAsync(db, plan, day, cancel));

    private static async Task<StoredPlan> StoredAsync(VisibleDb db, Guid plan, CancellationToken cancel)
    {
        var pillars = await db.Plans.Where(each => each.Id == plan).SelectMany(each => each.Pillars).AsNoTracking().OrderBy(each => each.Order).ToListAsync(cancel);
        var all = db.Tasks.Where(task => task.PlanId == plan);
        var tasks = await all.Select(Stored).ToListAsync(cancel);
        var milestones = (await all.SelectMany(task => task.Milestones)
            .Select(each => new MilestoneAsOf(each.Id, each.TaskId, each.Code, each.Planned, each.Baseline, each.Reached, each.Expected)).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        var owners = (await all.SelectMany(task => task.Owners).Select(each => new { each.TaskId, each.OwnerId }).ToListAsync(cancel)).ToLookup(each => each.TaskId, each => each.OwnerId);
        var spent = (await db.Spending.Where(each => each.PlanId == plan).Select(each => new SpentAsOf(each.TaskId, each.Side, each.Currency, each.PeriodEnd, each.Amount)).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        return new StoredPlan(pillars, [.. tasks.Select(task => Ordered(task, milestones[task.Id], owners[task.Id]))], spent);
    }

    private static TaskAsOf Ordered(TaskAsOf task, IEnumerable<MilestoneAsOf> milestones, IEnumerable<Guid> owners) => task with
    {
        Milestones = [.. milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => each.Code, StringComparer.Ordinal)],
        Owners = [.. owners.Order()],
    };

    private sealed record StoredPlan(IReadOnlyList<Pillar> Pillars, IReadOnlyList<TaskAsOf> Tasks, ILookup<Guid, SpentAsOf> Spent)
    {
        public PlanAsOf On(DateOnly day, Later later) => new(
            day,
            later.Pillars ?? Pillars,
            [.. Tasks.Select(task => later.Amended.TryGetValue(task.Id, out var agreed) ? agreed : task).OfType<TaskAsOf>()
                .Select(task => Placed(task, later.Pillars))
                .Select(task => later.Changed.Contains(task.Id) ? Counted(task, TaskProgress.AsOf(later.Known[task.Id], day)) : task)
                .Select(task => task with { Status = task.Outlook.On(day), Spent = [.. Spent[task.Id].Where(each => each.PeriodEnd <= day)] }).OrderBy(task => task.SortKey, StringComparer.Ordinal)]);

        /// <summary>Where pillars stood in another order, every task did, and not only those that were amended later.</summary>
        private static TaskAsOf Placed(TaskAsOf task, IReadOnlyList<Pillar>? pillars) =>
            pillars?.FirstOrDefault(each => each.Code == task.Pillar) is { } pillar ? task with { SortKey = WorkTask.SortKeyOf(pillar.Order, WorkTask.RankIn(task.SortKey)) } : task;

        /// <summary>As <see cref="WorkTask.Follow"/> does.</summary>
        private static TaskAsOf Counted(TaskAsOf task, TaskProgress progress) => task with
        {
            Percent = progress.Percent,
            ExpectedEnd = progress.ExpectedAfter(task.End),
            Milestones = [.. task.Milestones.Select(each => each with { Reached = progress.ReachedOn(each.Id), Expected = progress.ExpectedOn(each.Id) })],
            Outlook = StatusRule.Outlook(task.Start, task.End, task.DroppedOn is not null, task.Milestones.Select(each => (each.Id, each.Planned)), progress),
        };
    }

    /// <summary>What happened after a day.</summary>
    /// <param name="Amended">What was agreed then of tasks that were amended later; null for one that was not yet part of the plan.</param>
    /// <param name="Changed">Tasks that were amended or reported on later.</param>
    /// <param name="Known">Of those, what had become true by the day.</param>
    /// <param name="Pillars">As they were agreed then; null where they are the same now.</param>
    private sealed record Later(IReadOnlyDictionary<Guid, TaskAsOf?> Amended, IReadOnlySet<Guid> Changed, ILookup<Guid, ProgressUpdate> Known, IReadOnlyList<Pillar>? Pillars);

    private static async Task<Later> ChangedSinceAsync(VisibleDb db, Guid planId, DateOnly day, CancellationToken cancel)
    {
        var later = await db.Amendments.Include(each => each.Items).Where(each => each.PlanId == planId && each.State == AmendmentState.InForce && each.InForceOn > day)
            .OrderByDescending(each => each.Number).ToListAsync(cancel);
        var codes = later.SelectMany(each => each.Items).Select(each => each.TaskCode).Distinct().ToList();
        var updates = db.Progress;
        var changed = db.Tasks.Where(task => task.PlanId == planId && (codes.Contains(task.Code) || updates.Any(update => update.TaskId == task.Id && update.EffectiveOn > day)))
            .Select(task => task.Id);
        var ids = (await changed.ToListAsync(cancel)).ToHashSet();
        var known = ids.Count == 0 ? [] : await updates.Where(update => changed.Contains(update.TaskId) && update.EffectiveOn <= day).ToListAsync(cancel);
        var outline = later.LastOrDefault(each => each.OutlineBefore is not null)?.OutlineBefore;
        var pillars = outline is null ? null : (await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == planId, cancel)).With(outline).Pillars;
        return new Later(codes.Count == 0 ? new Dictionary<Guid, TaskAsOf?>() : await AgreedBeforeAsync(db, planId, later, codes, cancel), ids, known.ToLookup(each => each.TaskId), pillars);
    }

    private static async Task<IReadOnlyDictionary<Guid, TaskAsOf?>> AgreedBeforeAsync(
        VisibleDb db, Guid planId, IReadOnlyList<Amendment> later, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Id == planId, cancel);
        IReadOnlyList<WorkTask> then = await db.Tasks.Where(task => task.PlanId == planId && codes.Contains(task.Code))
            .Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().ToListAsync(cancel);
        var found = then.ToDictionary(task => task.Id, _ => (TaskAsOf?)null);
        then = later.Aggregate(then, (tasks, amendment) => amendment.TakeBack(plan, tasks));
        foreach (var task in then)
        {
            found[task.Id] = Ordered(
                OfEntity(task),
                task.Milestones.Select(each => new MilestoneAsOf(each.Id, each.TaskId, each.Code, each.Planned, each.Baseline, each.Reached, each.Expected)),
                task.Owners.Select(each => each.OwnerId));
        }

        return found;
    }
}

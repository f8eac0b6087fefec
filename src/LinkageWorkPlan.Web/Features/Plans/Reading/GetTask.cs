using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
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

/// <summary>One task with all that was said of it, as it is on a day.</summary>
public static class GetTask
{
    /// <param name="On">The day to look at; null for today. Updates effective after it are left out.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Plan, string Task, DateOnly? On = null) : IQuery<Result>;

    /// <param name="Updates">Up to the day, the newest first.</param>
    /// <param name="Evidence">Of those updates.</param>
    /// <param name="Predecessors">Tasks of this plan that must be finished or have begun first.</param>
    /// <param name="MayRecord">True where this user may record progress now.</param>
    public sealed record Result(
        PlanHead Plan,
        LocalizedText Pillar,
        WorkTask Task,
        DateOnly On,
        WorkStatus Status,
        TaskProgress Progress,
        IReadOnlyList<OwnerName> Owners,
        IReadOnlyList<Named> Sectors,
        IReadOnlyList<Named> Indicators,
        IReadOnlyList<Named> Predecessors,
        IReadOnlyList<MilestoneRow> Milestones,
        IReadOnlyList<ProgressUpdate> Updates,
        IReadOnlyList<Evidence> Evidence,
        bool MayEdit,
        bool MayRecord)
    {
        /// <summary>True where this user may propose something else for it than is agreed.</summary>
        public bool MayAmend { get; init; }

        /// <summary>Updates and amounts that this user may correct or withdraw.</summary>
        public IReadOnlySet<Guid> Correctable { get; init; } = new HashSet<Guid>();

        /// <summary>What was corrected or withdrawn, the newest first.</summary>
        public IReadOnlyList<ProgressUpdate> Superseded { get; init; } = [];

        /// <summary>What was spent by the day, in the order it was said.</summary>
        public IReadOnlyList<Spending> Spending { get; init; } = [];

        /// <summary>Amounts that were corrected or withdrawn, the newest first.</summary>
        public IReadOnlyList<Spending> SupersededSpending { get; init; } = [];

        /// <summary>Files that were withdrawn, the newest first.</summary>
        public IReadOnlyList<Evidence> WithdrawnEvidence { get; init; } = [];

        /// <summary>How it stands in the order of work today; null where it has no dates, or nothing of the plan waits for anything.</summary>
        public TaskTiming? Timing { get; init; }

        /// <summary>The memorandum's contents that it names, in the order of their codes.</summary>
        public IReadOnlyList<Named> Contents { get; init; } = [];

        /// <summary>The amendments in force that changed, added or dropped it, in their order.</summary>
        public IReadOnlyList<TaskAmendment> Amendments { get; init; } = [];

        /// <summary>Plan and code of the tasks of later plans that go on with it, as far as the reader sees them.</summary>
        public IReadOnlyList<(string PlanCode, string TaskCode)> CarriedInto { get; init; } = [];

        /// <summary>Who leads and who works along: one line for each year where they change places, else one.</summary>
        public IReadOnlyList<(int? Year, Side Lead)> Leads => Task.Agreed switch
        {
            { Lead: null } => [],
            { Lead: { } lead, Alternation: not LeadAlternation.ByYear } => [(null, lead)],
            _ => [.. Enumerable.Range(Plan.PeriodStart.Year, Plan.PeriodEnd.Year - Plan.PeriodStart.Year + 1).Select(year => ((int?)year, Task.LeadIn(year, Plan.PeriodStart.Year)!.Value))],
        };
    }

    /// <param name="DaysLate">Calendar days after the planned day; 0 where in time.</param>
    public sealed record MilestoneRow(Milestone Milestone, MilestoneStanding Standing, DateOnly? Expected, DateOnly? Reached, int DaysLate);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        /// <param name="withContact">True for those who may read the list of owners.</param>
        private async Task<IReadOnlyList<OwnerName>> OwnersAsync(WorkTask task, bool withContact, CancellationToken cancel)
        {
            Guid[] ids = [.. task.Owners.Select(each => each.OwnerId)];
            var owners = await db.Owners.AsNoTracking().Where(each => ids.Contains(each.Id)).OrderBy(each => each.Id).ToListAsync(cancel);
            Guid?[] heads = withContact ? [.. owners.Select(each => each.HeadId).Where(each => each is not null)] : [];
            var names = heads.Length == 0 ? [] : await db.Owners.Where(each => heads.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancel);
            return [.. owners.OrderBy(each => each.Side).Select(each => withContact
                ? new OwnerName(each.Side, each.Name, each.Contact, each.HeadId is { } head ? names.GetValueOrDefault(head) : null)
                : new OwnerName(each.Side, each.Name))];
        }

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            await db.OpenConnectionAsync(cancellationToken);
            var (user, on) = (context.User, request.On ?? clock.Today);
            var plan = await db.HeadOfPlanAsync(request.Plan, cancellationToken);
            var task = await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.Task, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var pillar = await db.Plans.Where(each => each.Id == plan.Id).SelectMany(each => each.Pillars).Where(each => each.Code == task.PillarCode).Select(each => each.Title).SingleAsync(cancellationToken);
            var sectors = task.Agreed.Sectors.Count == 0 ? [] : await db.Plans.Where(each => each.Id == plan.Id).Select(each => each.Sectors).SingleAsync(cancellationToken);
            var updates = await db.Progress.AsNoTracking().Where(each => each.TaskId == task.Id && each.EffectiveOn <= on).ToListAsync(cancellationToken);
            var evidence = updates.Count == 0 ? [] : await db.Evidence.AsNoTracking().Where(each => each.TaskId == task.Id).OrderBy(each => each.Id).ToListAsync(cancellationToken);
            var owners = await OwnersAsync(task, user.Is(Roles.Drafters), cancellationToken);
            var money = await db.Spending.IgnoreQueryFilters().AsNoTracking().Where(each => each.TaskId == task.Id && each.PeriodEnd <= on).ToListAsync(cancellationToken);
            var spending = Spending.AsOf(money, on).OrderBy(each => each.PeriodEnd).ThenBy(each => each.SaidAt).ThenBy(each => each.Id).ToList();
            var known = updates.Select(each => each.Id).ToHashSet();
            var progress = TaskProgress.AsOf(updates, on);
            return new Result(
                plan,
                pillar,
                task,
                on,
                StatusRule.Outlook(task, progress).On(on),
                progress,
                owners,
                SectorsOf(task, sectors),
                await NamedAsync(task.Agreed.Indicators, codes => db.Indicators.Where(each => each.PlanId == plan.Id && codes.Contains(each.Code)).OrderBy(each => each.SortKey).Select(each => new Named(each.Code, each.Title)), cancellationToken),
                await NamedAsync(task.Agreed.PredecessorCodes(), codes => db.Tasks.Where(each => each.PlanId == plan.Id && codes.Contains(each.Code)).OrderBy(each => each.SortKey).Select(each => new Named(each.Code, each.Agreed.Title)), cancellationToken),
                [.. task.Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).Select(each => RowOf(each, progress, on, task.DroppedOn is not null))],
                [.. updates.OrderByDescending(each => each.EffectiveOn).ThenByDescending(each => each.SaidAt).ThenByDescending(each => each.Id)],
                [.. evidence.Where(each => known.Contains(each.UpdateId))],
                plan.State == PlanState.Draft && user.Is(Role.Secretary),
                plan.State == PlanState.Adopted && (task.MayBeRecordedBy(user.Role, user.OwnerId) || task.MaySpendingBeRecordedBy(user.Role, user.OwnerId)))
            {
                MayAmend = plan.State == PlanState.Adopted && user.Is(Role.Secretary) && task.DroppedOn is null,
                Correctable = plan.State == PlanState.Adopted && user.Is(Role.Secretary | Role.Owner) ? updates.Concat<RecordedFact>(spending).Where(each => each.MayBeCorrectedBy(user.Id, user.Role, user.Side)).Select(each => each.Id).ToHashSet() : [],
                Contents = await NamedAsync(task.Agreed.Contents, codes => db.Memorandum.Where(each => codes.Contains(each.Code)).OrderBy(each => each.SortKey).Select(each => new Named(each.Code, each.Title)), cancellationToken),
                Spending = spending,
                SupersededSpending = [.. money.Where(each => !each.Holds).OrderByDescending(each => each.SupersededAt)],
                Superseded = await db.Progress.IgnoreQueryFilters().AsNoTracking().Where(each => each.TaskId == task.Id && each.SupersededAt != null && each.EffectiveOn <= on)
                    .OrderByDescending(each => each.SupersededAt).ToListAsync(cancellationToken),
                WithdrawnEvidence = await db.Evidence.IgnoreQueryFilters().AsNoTracking().Where(each => each.TaskId == task.Id && each.WithdrawnAt != null).OrderByDescending(each => each.WithdrawnAt).ToListAsync(cancellationToken),
                CarriedInto = await CarriedIntoAsync(WorkTask.PlaceOf(plan.Code, task.Code), cancellationToken),
                Timing = task.DroppedOn is null && await PlanSchedule.ReadAsync(db, cache, plan, cancellationToken) is { Work.HasLinks: true } schedule ? schedule.Work.Of(task.Code) : null,
                Amendments = await db.Amendments.Where(each => each.PlanId == plan.Id && each.State == AmendmentState.InForce && each.InForceOn <= on && each.Items.Any(item => item.TaskCode == task.Code))
                    .OrderBy(each => each.Number).Select(each => new TaskAmendment(each.Number, each.InForceOn!.Value, each.Items.First(item => item.TaskCode == task.Code).Kind)).ToListAsync(cancellationToken),
            };
        }

        /// <summary>In the plan's order; one that the plan no longer has, by its code.</summary>
        private static IReadOnlyList<Named> SectorsOf(WorkTask task, IReadOnlyList<Sector> sectors) =>
        [
            .. sectors.Where(each => task.Agreed.Sectors.Contains(each.Code)).Select(each => new Named(each.Code, each.Title)),
            .. task.Agreed.Sectors.Where(code => sectors.All(each => each.Code != code)).Select(code => new Named(code, LocalizedText.Of(Language.Vi, code))),
        ];

        private async Task<IReadOnlyList<(string PlanCode, string TaskCode)>> CarriedIntoAsync(string place, CancellationToken cancel) =>
        [
            .. (await db.Tasks.Where(each => each.CarriedFrom == place).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { Plan = plan.Code, each.Code })
                .OrderBy(each => each.Plan).ToListAsync(cancel)).Select(each => (each.Plan, each.Code)),
        ];

        private static MilestoneRow RowOf(Milestone milestone, TaskProgress progress, DateOnly on, bool isDropped)
        {
            var (reached, expected) = (progress.ReachedOn(milestone.Id), progress.ExpectedOn(milestone.Id));
            if (isDropped && reached is null)
            {
                // Nobody waits for a milestone of a task that left the plan.
                return new MilestoneRow(milestone, MilestoneStanding.Planned, null, null, 0);
            }

            return new MilestoneRow(
                milestone, MilestoneStandings.Of(milestone.Planned, expected, reached, on), reached is null ? expected : null, reached, MilestoneStandings.DaysLate(milestone.Planned, reached, on));
        }

        private static async Task<IReadOnlyList<Named>> NamedAsync(IReadOnlyList<string> codes, Func<List<string>, IQueryable<Named>> query, CancellationToken cancel) =>
            codes.Count == 0 ? [] : await query([.. codes]).ToListAsync(cancel);
    }
}

/// <summary>What an amendment did with a task.</summary>
/// <param name="On">Since when, UTC+7.</param>
public sealed record TaskAmendment(int Number, DateOnly On, AmendmentKind Kind);

using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>What the progress form shows of a task: where it stands, which milestones are open, what was said last.</summary>
public static class GetProgressForm
{
    /// <param name="Correct">The update that is to be corrected; null for a new one.</param>
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Query(string PlanCode, string TaskCode, Guid? Correct = null) : IQuery<Model>;

    /// <param name="MayRecord">False for an owner of other tasks.</param>
    public sealed record Model(
        Guid TaskId, string PlanCode, PlanState PlanState, string Code, LocalizedText Title, DateOnly? Start, DateOnly? End, DateOnly? ExpectedEnd, int Percent, WorkStatus Status,
        bool MayRecord, IReadOnlyList<OpenMilestone> Milestones, LastUpdate? Last)
    {
        /// <summary>What is corrected; null for a new update.</summary>
        public Corrected? Corrected { get; init; }

        /// <summary>True where the task left the plan: then only money that was spent before is recorded.</summary>
        public bool IsDropped { get; init; }

        /// <summary>Who may be named as acting on an obstacle; null for those who open none.</summary>
        public IReadOnlyList<GetObstacleEditor.OwnerChoice>? Owners { get; init; }

        /// <summary>The budget lines of the task, in their order.</summary>
        public IReadOnlyList<Line> Budget { get; init; } = [];

        /// <summary>The quarters of the plan that are over, the last one first.</summary>
        public IReadOnlyList<ReportPeriod> Quarters { get; init; } = [];
    }

    /// <param name="Number">From 1.</param>
    /// <param name="Spent">By both sides, so far.</param>
    public sealed record Line(int Number, BudgetLine Planned, decimal Spent);

    /// <param name="Evidence">Its files, in the order they were handed in.</param>
    public sealed record Corrected(ProgressUpdate Update, IReadOnlyList<Evidence> Evidence);

    /// <param name="Reached">Null while open.</param>
    public sealed record OpenMilestone(Guid Id, string Code, LocalizedText Title, DateOnly? Planned, DateOnly? Expected, DateOnly? Reached);

    public sealed record LastUpdate(DateOnly EffectiveOn, DateTime RecordedAt, string RecordedByName, LocalizedText Narrative);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var task = await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == request.TaskCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var last = await db.Progress.Where(each => each.TaskId == task.Id).OrderByDescending(each => each.EffectiveOn).ThenByDescending(each => each.SaidAt)
                .Select(each => new LastUpdate(each.EffectiveOn, each.RecordedAt, each.RecordedByName, each.Narrative)).FirstOrDefaultAsync(cancellationToken);
            var corrected = request.Correct is { } id ? await FindAsync(id, task, cancellationToken) : null;
            return new Model(
                task.Id, plan.Code, plan.State, task.Code, task.Agreed.Title, task.Agreed.Start, task.Agreed.End, task.ExpectedEnd, task.Percent, task.Outlook.On(clock.Today),
                corrected is not null || task.MayBeRecordedBy(context.User.Role, context.User.OwnerId) || task.MaySpendingBeRecordedBy(context.User.Role, context.User.OwnerId),
                [.. task.Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal)
                    .Select(each => new OpenMilestone(each.Id, each.Code, each.Title, each.Planned, each.Expected, each.Id == corrected?.Update.MilestoneReached ? null : each.Reached))],
                last)
            {
                Corrected = corrected,
                IsDropped = task.DroppedOn is not null,
                Owners = context.User.Is(Role.Secretary) && task.DroppedOn is null
                    ? await db.Owners.Where(each => each.IsActive).OrderBy(each => each.Id).Select(each => new GetObstacleEditor.OwnerChoice(each.Id, each.Side, each.Name)).ToListAsync(cancellationToken)
                    : null,
                Budget = await LinesAsync(task, cancellationToken),
                Quarters = Spending.Choices(plan, task, clock.Today),
            };
        }

        private async Task<IReadOnlyList<Line>> LinesAsync(WorkTask task, CancellationToken cancel)
        {
            var spent = task.Agreed.Budget.Count == 0 ? [] : await db.Spending.AsNoTracking().Where(each => each.TaskId == task.Id).ToListAsync(cancel);
            return [.. SpendingLine.Of(task.Agreed.Budget, spent).Where(each => each.Planned is not null).Select(each => new Line(each.Number, each.Planned!, each.Spent))];
        }

        private async Task<Corrected> FindAsync(Guid id, WorkTask task, CancellationToken cancel)
        {
            var update = await db.Progress.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.TaskId == task.Id, cancel) ?? throw new RuleException(Rules.NotFound);
            update.RequireCorrector(context.User.Id, context.User.Role, context.User.Side);
            return new Corrected(update, await db.Evidence.AsNoTracking().Where(each => each.UpdateId == id).OrderBy(each => each.Id).ToListAsync(cancel));
        }
    }
}

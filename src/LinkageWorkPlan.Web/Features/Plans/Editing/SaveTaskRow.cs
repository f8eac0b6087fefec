using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>
/// Saves what was typed into a task's rows of the working grid: the same as its form with those cells changed, by the same rules.
/// A new task is in the pillar that its code begins with, where it has one.
/// </summary>
public static class SaveTaskRow
{
    /// <param name="Columns">What the answer shows, by <see cref="GridColumn.Id"/>.</param>
    /// <param name="NewId">A new task's, the same however often it is sent: one that is there already is not added again. Null for one of its own.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, RowChange Row, IReadOnlyList<string> Columns, Guid? NewId = null) : ICommand<GridRow>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Row).Custom((row, context) =>
        {
            foreach (var (column, typed) in row.Cells.Concat(row.Milestones.SelectMany(each => each.Cells)).Where(each => each.Value.Length > RowChange.CellMax))
            {
                context.Break(Rules.TooLong, GridColumn.Find(column)?.Field ?? column, GridColumn.Find(column)?.Field ?? column, typed.Length, RowChange.CellMax);
            }

            if (row.Milestones.Count > RowChange.MilestonesMax)
            {
                context.Break(Rules.OutOfRange, nameof(WorkTask.Milestones), nameof(WorkTask.Milestones), 0, RowChange.MilestonesMax);
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, GridRow>
    {
        public async Task<GridRow> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = request.Row;
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var (task, form) = row.TaskId is { } id ? await ReviseAsync(id, row, words, cancellationToken) : await AddAsync(request, words, cancellationToken);

            // A code is a milestone's own in its task: by it the browser's new rows are known again.
            var keys = row.Kept.Zip(form.Milestones, (change, milestone) => (change.Key, Code: TextNormalizer.Normalize(milestone.Code))).ToDictionary(each => each.Code, each => each.Key);
            var codes = task.Milestones.ToDictionary(each => each.Id, each => each.Code);
            var shown = GridTask.Of(task).Show([.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
            return shown with { Milestones = [.. shown.Milestones.Select(each => each with { Key = keys.GetValueOrDefault(codes[each.Id]) })] };
        }

        private async Task<(WorkTask Task, TaskForm Form)> ReviseAsync(Guid id, RowChange row, GridWords words, CancellationToken cancel)
        {
            var (plan, task) = await db.LockTaskAsync(id, cancel);
            Expect.Version(task, row.Version);
            var form = row.Read(TaskForm.Of(task.ToContent()), words);
            await TaskSaving.ReviseAsync(db, context, plan, task, form, cancel);
            return (task, form);
        }

        private async Task<(WorkTask Task, TaskForm Form)> AddAsync(Command request, GridWords words, CancellationToken cancel)
        {
            var row = request.Row;
            var plan = await db.LockPlanAsync(request.PlanId, cancel);
            if (await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.Id == request.NewId && each.PlanId == plan.Id, cancel) is { } known)
            {
                return (known, row.Read(TaskForm.Of(known.ToContent()) with { Milestones = [] }, words));
            }

            var codes = await db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => each.Code).ToListAsync(cancel);
            var side = context.User.Side;
            var copied = await CopiedAsync(plan.Id, row.CopyOf, cancel);
            var begun = (copied ?? new TaskForm { Lead = side, Counterpart = side?.Other() }).CopyAs(Codes.Next(row.Pillar, codes), row.Pillar);
            var form = row.Read(begun, words, copied, plan.PillarNamedBy);
            return (await TaskSaving.AddAsync(db, context, plan, form, cancel, request.NewId), form);
        }

        /// <summary>Null where nothing is copied, or what was to be copied is gone: what the row shows is there all the same.</summary>
        private async Task<TaskForm?> CopiedAsync(Guid planId, Guid? id, CancellationToken cancel)
        {
            var task = await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.Id == id && each.PlanId == planId, cancel);
            return task is null ? null : TaskForm.Of(task.ToContent());
        }
    }
}

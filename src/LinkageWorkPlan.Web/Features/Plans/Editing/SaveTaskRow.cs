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

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>
/// Saves what was typed into a task's rows of the working grid: the same as its form with those cells changed, by the same rules.
/// A new task is in the pillar that its code begins with, where it has one.
/// </summary>
public static class SaveTaskRow
{
    /// <param name="Columns">What the answer shows, by <see cref="GridColumn.Id"/>.</param>
    /// <param name="NewId">A new task's, the same however often it is sent: one that is there already is not added again. Null for one of its own.</param>
    /// <param name="AmendmentId">The amendment whose draft it is; null where the plan itself is a draft.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, RowChange Row, IReadOnlyList<string> Columns, Guid? NewId = null, Guid? AmendmentId = null) : ICommand<GridRow>;

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

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, GridDrafts drafts) : IRequestHandler<Command, GridRow>
    {
        public async Task<GridRow> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = request.Row;
            var draft = await drafts.LockAsync(request.PlanId, request.AmendmentId, cancellationToken);
            var words = await GridWords.LoadAsync(db.Owners, context.User.Language, clock.Today, cancellationToken);
            var (task, form) = row.TaskId is { } id ? await ReviseAsync(draft, id, row, words, cancellationToken) : await AddAsync(draft, request, words, cancellationToken);

            task = row.Stands is { } place ? await draft.StandAsync(task, place, cancellationToken) : task;

            // A code is a milestone's own in its task: by it the browser's new rows are known again.
            var keys = row.Kept.Zip(form.Milestones, (change, milestone) => (change.Key, Code: TextNormalizer.Normalize(milestone.Code))).ToDictionary(each => each.Code, each => each.Key);
            var codes = task.Milestones.ToDictionary(each => each.Id ?? Guid.Empty, each => each.Code);
            var shown = task.Show([.. request.Columns.Select(GridColumn.Find).OfType<GridColumn>()], words);
            return shown with { Milestones = [.. shown.Milestones.Select(each => each with { Key = codes.TryGetValue(each.Id, out var code) ? keys.GetValueOrDefault(code) : null })] };
        }

        private static async Task<(GridTask Task, TaskForm Form)> ReviseAsync(IGridDraft draft, Guid id, RowChange row, GridWords words, CancellationToken cancel)
        {
            var task = draft.Require(await draft.FindAsync(id, cancel), row.Version);
            var form = row.Read(task.FormFor(row), words);
            return row.IsMovedAlone ? (task, form) : (await draft.ReviseAsync(task, form, cancel), form);
        }

        private async Task<(GridTask Task, TaskForm Form)> AddAsync(IGridDraft draft, Command request, GridWords words, CancellationToken cancel)
        {
            var row = request.Row;
            if (request.NewId is { } id && await draft.FindAsync(id, cancel) is { } known)
            {
                return (known, row.Read(TaskForm.Of(known.Content) with { Milestones = [] }, words));
            }

            var side = context.User.Side;

            // What was to be copied may be gone: what the row shows is there all the same.
            var copied = row.CopyOf is { } from && await draft.FindAsync(from, cancel) is { } task ? TaskForm.Of(task.Content) : null;
            var begun = (copied ?? new TaskForm { Lead = side, Counterpart = side?.Other() }).CopyAs(Codes.Next(row.Pillar, await draft.CodesAsync(cancel)), row.Pillar);
            var form = row.Read(begun, words, copied, draft.Plan.PillarNamedBy);
            return (await draft.AddAsync(form, request.NewId, cancel), form);
        }
    }
}

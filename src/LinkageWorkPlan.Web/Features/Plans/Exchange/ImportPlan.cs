using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Takes a workbook into a draft plan: all that the dry run showed, or nothing. The file is kept, and what was before, so that it can be taken back.</summary>
public static class ImportPlan
{
    /// <param name="Content">At most 20 MB.</param>
    /// <param name="Seen">What the dry run showed (<see cref="GetPlanImportPreview.Model.Stamp"/>).</param>
    [AllowedTo(Role.Secretary | Role.System)]
    public sealed record Command(string PlanCode, string FileName, byte[] Content, string Seen, IProgress<ImportProgress>? Progress = null) : ICommand<Result>;

    /// <param name="Id">Of the import; null where there was nothing to write.</param>
    /// <param name="Added">Tasks, owners and indicators.</param>
    public sealed record Result(Guid? Id, int Added, int Changed);

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Result>
    {
        /// <summary>Aggregates that are loaded and saved together: few enough that the tracker stays quick.</summary>
        private const int Batch = 200;

        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var book = PlanBook.Read(request.Content, cancellationToken);
            var planId = (await visible.FindPlanAsync(request.PlanCode, cancellationToken)).Id;
            await db.LockPlanAsync(planId, cancellationToken);
            var draft = ImportDraft.Of(book, await ImportBase.LoadAsync(visible, request.PlanCode, cancellationToken), context.User, clock.Today, request.Progress, cancellationToken);
            if (draft.Stamp != request.Seen)
            {
                throw new RuleException(Rules.ImportOutdated);
            }

            if (draft.Problems > 0)
            {
                throw new RuleException(Rules.ImportRefused, null, draft.Problems);
            }

            if (draft.Tasks.Count + draft.Owners.Count + draft.Indicators.Count == 0)
            {
                return new Result(null, 0, 0);
            }

            db.ChangeTracker.Clear();
            var plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Id == planId, cancellationToken);
            var import = new WorkbookImport(plan, request.FileName, request.Content, clock.UtcNow, context.User.Id, context.User.Name);
            await WriteOwnersAsync(draft.Owners, import, cancellationToken);
            await WriteIndicatorsAsync(draft.Indicators, plan, import, cancellationToken);
            await WriteTasksAsync(draft.Tasks, plan, import, request.Progress, cancellationToken);
            request.Progress?.Report(new ImportProgress(ImportStep.Finishing, draft.Tasks.Count, draft.Tasks.Count));
            db.ChangeTracker.Clear();
            db.Attach(plan);
            db.Imports.Add(import);
            db.ImportedFiles.Add(new ImportedFile(import, request.Content));
            await db.SaveChangesAsync(cancellationToken);
            db.WroteMany(draft.Lines.Count);
            return new Result(import.Id, import.Added, import.Changed);
        }

        private async Task WriteOwnersAsync(IReadOnlyList<OwnerChange> changes, WorkbookImport import, CancellationToken cancel)
        {
            Guid[] ids = [.. changes.Where(each => each.Before is not null).Select(each => each.Owner.Id)];
            var named = changes.SelectMany(each => each.After.Heads.Ids).Distinct().ToList();
            var persons = await db.Owners.AsNoTracking().Where(each => named.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            var added = changes.Where(each => each.Before is null).ToDictionary(each => each.Owner.Id, each => each.Owner);
            var owners = await db.Owners.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            var heads = await db.Owners.Where(each => each.HeadId != null).Select(each => each.HeadId!.Value).ToHashSetAsync(cancel);
            foreach (var change in changes)
            {
                if (owners.TryGetValue(change.Owner.Id, out var owner))
                {
                    ImportDraft.Apply(owner, change.After, OwnerForm.Of(owner), heads, id => owners.GetValueOrDefault(id) ?? added.GetValueOrDefault(id) ?? persons.GetValueOrDefault(id), context.User);
                }
                else
                {
                    db.Owners.Add(change.Owner);
                }
            }

            await OwnerPlans.FollowAsync(db, ids, cancel);
            await db.SaveChangesAsync(cancel);
            foreach (var change in changes)
            {
                import.Took(owners.GetValueOrDefault(change.Owner.Id, change.Owner), change.Before);
            }
        }

        private async Task WriteIndicatorsAsync(IReadOnlyList<IndicatorChange> changes, WorkPlan plan, WorkbookImport import, CancellationToken cancel)
        {
            Guid[] ids = [.. changes.Where(each => each.Before is not null).Select(each => each.Indicator.Id)];
            var indicators = await db.Indicators.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            foreach (var change in changes)
            {
                if (indicators.TryGetValue(change.Indicator.Id, out var indicator))
                {
                    indicator.Revise(plan, change.After, change.Reason, clock.Today, context.User.Name);
                }
                else
                {
                    db.Indicators.Add(change.Indicator);
                }
            }

            await db.SaveChangesAsync(cancel);
            foreach (var change in changes)
            {
                import.Took(indicators.GetValueOrDefault(change.Indicator.Id, change.Indicator), change.Before, change.Former);
            }
        }

        private async Task WriteTasksAsync(IReadOnlyList<TaskChange> changes, WorkPlan plan, WorkbookImport import, IProgress<ImportProgress>? progress, CancellationToken cancel)
        {
            var done = 0;
            foreach (var batch in changes.Chunk(Batch))
            {
                progress?.Report(new ImportProgress(ImportStep.Writing, done, changes.Count));
                db.ChangeTracker.Clear();
                Guid[] ids = [.. batch.Where(each => each.Before is not null).Select(each => each.Task.Id)];
                var tasks = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
                foreach (var change in batch)
                {
                    if (tasks.TryGetValue(change.Task.Id, out var task))
                    {
                        task.Revise(change.After, plan);
                    }
                    else
                    {
                        db.Tasks.Add(change.Task);
                    }
                }

                await db.SaveChangesAsync(cancel);
                foreach (var change in batch)
                {
                    import.Took(tasks.GetValueOrDefault(change.Task.Id, change.Task), change.Before);
                }

                done += batch.Length;
                cancel.ThrowIfCancellationRequested();
            }
        }
    }
}

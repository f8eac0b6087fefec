using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>
/// Takes an import back: what it changed is as it was, what it added is gone. Refused as soon as anything of it was changed or is used,
/// or would name what is gone.
/// </summary>
public static class UndoImport
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ImportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        private const int Batch = 200;

        /// <summary>Names that one sentence holds.</summary>
        private const int NamesMax = 20;

        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var planId = await db.Imports.Where(each => each.Id == request.ImportId).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var plan = await db.LockPlanAsync(planId, cancellationToken);
            var import = await db.Imports.Include(each => each.Rows).SingleAsync(each => each.Id == request.ImportId, cancellationToken);
            IReadOnlyList<ImportedRow> rows = [.. import.Rows];
            IReadOnlyList<ImportedRow> Of(ImportedKind kind) => [.. rows.Where(each => each.Kind == kind)];
            import.Undo(plan, [.. (await ChangedAsync(plan, import, cancellationToken)).Take(NamesMax)]);
            await db.SaveChangesAsync(cancellationToken);
            await RestoreTasksAsync(plan, Of(ImportedKind.Task), cancellationToken);
            await RestoreIndicatorsAsync(plan, Of(ImportedKind.Indicator), cancellationToken);
            await RestoreOwnersAsync(Of(ImportedKind.Owner), cancellationToken);
            return Unit.Value;
        }

        /// <summary>Names of what has another version than the import made, is gone, is named by something that the import did not bring, or cannot be as it was.</summary>
        private async Task<IReadOnlyList<string>> ChangedAsync(WorkPlan plan, WorkbookImport import, CancellationToken cancel)
        {
            var rows = import.Rows;
            var tasks = await db.Tasks.AsNoTracking().Where(each => each.PlanId == plan.Id).Select(each => new { each.Id, each.Code, each.Version, each.Agreed.Predecessors, each.Agreed.Indicators }).ToListAsync(cancel);
            var owners = await db.Owners.AsNoTracking().Select(each => new { each.Id, each.Version }).ToListAsync(cancel);
            var indicators = await db.Indicators.AsNoTracking().Where(each => each.PlanId == plan.Id).Select(each => new { each.Id, each.Version }).ToListAsync(cancel);
            var versions = tasks.Select(each => (each.Id, each.Version)).Concat(owners.Select(each => (each.Id, each.Version))).Concat(indicators.Select(each => (each.Id, each.Version))).ToDictionary();
            var mine = rows.Select(each => each.SubjectId).ToHashSet();
            var changed = rows.Where(each => versions.GetValueOrDefault(each.SubjectId, -1) != each.Version).Select(each => each.Name).ToList();
            changed.AddRange(import.Unrestorable(tasks.ToDictionary(each => each.Code, each => each.Predecessors.PredecessorCodes()), owners.Select(each => each.Id).ToHashSet()));

            var contents = await db.Memorandum.Select(each => each.Code).ToListAsync(cancel);
            changed.AddRange(rows.Where(each => each.Task?.Contents.Except(contents).Any() == true).Select(each => each.Name));

            var added = rows.Where(each => each is { IsNew: true, Kind: ImportedKind.Task }).Select(each => each.Name).ToHashSet();
            changed.AddRange(tasks.Where(each => !mine.Contains(each.Id) && each.Predecessors.PredecessorCodes().Any(added.Contains)).Select(each => each.Code));

            var addedIndicators = rows.Where(each => each is { IsNew: true, Kind: ImportedKind.Indicator }).Select(each => each.Name).ToHashSet();
            changed.AddRange(tasks.Where(each => !mine.Contains(each.Id) && each.Indicators.Any(addedIndicators.Contains)).Select(each => each.Code));

            Guid[] addedOwners = [.. rows.Where(each => each is { IsNew: true, Kind: ImportedKind.Owner }).Select(each => each.SubjectId)];
            var users = await db.Tasks.Where(task => task.Owners.Any(each => addedOwners.Contains(each.OwnerId))).Select(task => new { task.Id, task.Code }).ToListAsync(cancel);
            changed.AddRange(users.Where(task => !mine.Contains(task.Id)).Select(task => task.Code));
            changed.AddRange(await db.Users.Where(account => account.OwnerId != null && addedOwners.Contains(account.OwnerId.Value)).Select(account => account.DisplayName).ToListAsync(cancel));
            changed.AddRange(rows.Where(each => each.Owner?.Details?.HeadId is { } head && owners.All(owner => owner.Id != head)).Select(each => each.Name));
            if (addedOwners.Length > 0)
            {
                var units = await db.Owners.AsNoTracking().Where(each => each.HeadId != null && addedOwners.Contains(each.HeadId.Value)).ToListAsync(cancel);
                changed.AddRange(units.Where(each => !mine.Contains(each.Id)).Select(each => each.Name.For(context.User.Language)));
                var amendments = await db.Amendments.AsNoTracking().Include(each => each.Items).ToListAsync(cancel);
                changed.AddRange(amendments.Where(each => each.Items.Any(item => item.After?.Owners.Intersect(addedOwners).Any() == true)).Select(each => each.Code));
            }

            return [.. changed.Distinct()];
        }

        private async Task RestoreTasksAsync(WorkPlan plan, IReadOnlyList<ImportedRow> rows, CancellationToken cancel)
        {
            foreach (var batch in rows.Chunk(Batch))
            {
                db.ChangeTracker.Clear();
                Guid[] ids = [.. batch.Select(each => each.SubjectId)];
                var tasks = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
                foreach (var row in batch)
                {
                    if (row.Task is { } before)
                    {
                        tasks[row.SubjectId].Revise(before, plan);
                    }
                    else
                    {
                        db.Tasks.Remove(tasks[row.SubjectId]);
                    }
                }

                await db.SaveChangesAsync(cancel);
            }
        }

        private async Task RestoreIndicatorsAsync(WorkPlan plan, IReadOnlyList<ImportedRow> rows, CancellationToken cancel)
        {
            db.ChangeTracker.Clear();
            Guid[] ids = [.. rows.Select(each => each.SubjectId)];
            var indicators = await db.Indicators.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            foreach (var row in rows)
            {
                if (row.Indicator is { } before)
                {
                    indicators[row.SubjectId].Restore(plan, before, row.FormerTargets);
                }
                else
                {
                    indicators[row.SubjectId].RequireDeletable(plan, []);
                    db.Indicators.Remove(indicators[row.SubjectId]);
                }
            }

            await db.SaveChangesAsync(cancel);
        }

        private async Task RestoreOwnersAsync(IReadOnlyList<ImportedRow> rows, CancellationToken cancel)
        {
            db.ChangeTracker.Clear();
            Guid[] ids = [.. rows.Select(each => each.SubjectId)];
            var owners = await db.Owners.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancel);
            foreach (var row in rows)
            {
                if (row.Owner is { } before)
                {
                    owners[row.SubjectId].Restore(before, context.User.OwnSide);
                }
                else
                {
                    owners[row.SubjectId].RequireDeletable(isUsed: false, context.User.OwnSide);
                    db.Owners.Remove(owners[row.SubjectId]);
                }
            }

            await OwnerPlans.FollowAsync(db, ids, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }
}

using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

internal sealed class TaskTexts() : TextSource(TextKind.Task)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Tasks.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var tasks = await db.Tasks.AsNoTracking().Include(each => each.Milestones.OrderBy(milestone => milestone.Planned).ThenBy(milestone => milestone.Code))
            .AsSplitQuery().Where(each => ids.Contains(each.Id)).OrderBy(each => each.SortKey).ToListAsync(cancel);
        return tasks.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, each.Id, each.Code, PlaceOf(each.SortKey), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        var (plan, task) = await db.LockTaskAsync(id, cancel);
        return (task, plan);
    }
}

/// <summary>Progress is recorded of adopted plans, whose tasks' codes and order no longer change.</summary>
internal sealed class ProgressTexts() : TextSource(TextKind.Progress)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Progress.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var updates = await db.Progress.AsNoTracking().Where(each => ids.Contains(each.Id))
            .Join(db.Tasks, each => each.TaskId, task => task.Id, (update, task) => new { update, task.Code, task.SortKey }).ToListAsync(cancel);
        return updates.Select(each => (
            new TextOrigin(Kind, each.update.Id, each.update.PlanId, each.update.TaskId, each.Code, $"{PlaceOf(each.SortKey)}/1/{each.update.EffectiveOn.ToString("O", CultureInfo.InvariantCulture)}", each.update.EffectiveOn, []),
            each.update.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.Progress.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } update)
        {
            return default;
        }

        // Under its name the history tells of the text.
        await db.LockTaskAsync(update.TaskId, cancel);
        return (update, null);
    }
}

internal sealed class EvidenceTexts() : TextSource(TextKind.Evidence)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Evidence.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var evidence = await db.Evidence.AsNoTracking().Where(each => ids.Contains(each.Id))
            .Join(db.Tasks, each => each.TaskId, task => task.Id, (file, task) => new { file, task.Code, task.SortKey }).ToListAsync(cancel);
        return evidence.Select(each => (new TextOrigin(Kind, each.file.Id, each.file.PlanId, each.file.TaskId, each.Code, $"{PlaceOf(each.SortKey)}/2", null, [each.file.FileName]), each.file.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.Evidence.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } evidence)
        {
            return default;
        }

        // Under its name the history tells of the text.
        await db.LockTaskAsync(evidence.TaskId, cancel);
        return (evidence, null);
    }
}

using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

internal sealed class PlanTexts() : TextSource(TextKind.Plan)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Plans.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var plans = await db.Plans.AsNoTracking().Include(each => each.Pillars.OrderBy(pillar => pillar.Order)).Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return plans.Select(each => (new TextOrigin(Kind, each.Id, each.Id, null, each.Code, "0", null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        var plan = await db.LockPlanAsync(id, cancel);
        return (plan, plan);
    }
}

internal sealed class OwnerTexts() : TextSource(TextKind.Owner)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Owners.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var owners = await db.Owners.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return owners.Select(each => (new TextOrigin(Kind, each.Id, null, null, string.Empty, "2", null, []), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Owners.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

/// <summary>Obstacles are met while a plan is carried out: no agreement holds their words.</summary>
internal sealed class ObstacleTexts() : TextSource(TextKind.Obstacle)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Obstacles.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var obstacles = await db.Obstacles.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return obstacles.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "4/" + SortKey.OfCode(each.Code), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.Obstacles.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } obstacle)
        {
            return default;
        }

        (await db.LockPlanAsync(obstacle.PlanId, cancel)).RequireNotClosed();
        return (obstacle, null);
    }
}

internal sealed class IndicatorTexts() : TextSource(TextKind.Indicator)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Indicators.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return indicators.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "3/" + each.SortKey, null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.Indicators.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } indicator)
        {
            return default;
        }

        return (indicator, await db.LockPlanAsync(indicator.PlanId, cancel));
    }
}

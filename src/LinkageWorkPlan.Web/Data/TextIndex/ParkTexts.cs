using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>The programme of the joint industrial park is the group's: no plan and no agreement holds its words.</summary>
internal sealed class ParkTexts() : TextSource(TextKind.Park)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Parks.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var parks = await db.Parks.AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return parks.Select(each => (new TextOrigin(Kind, each.Id, null, null, each.Code, "8/park/0", null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Parks.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

/// <summary>Rows of the compatibility matrix.</summary>
internal sealed class CompatibilityTexts() : TextSource(TextKind.Compatibility)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.CompatibilityRows.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var rows = await db.CompatibilityRows.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return rows.Select(each => (new TextOrigin(Kind, each.Id, null, null, each.Code, "8/park/1/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.CompatibilityRows.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

/// <summary>Risks of the joint industrial park.</summary>
internal sealed class RiskTexts() : TextSource(TextKind.Risk)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.ParkRisks.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var risks = await db.ParkRisks.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return risks.Select(each => (new TextOrigin(Kind, each.Id, null, null, each.Code, "8/park/2/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.ParkRisks.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

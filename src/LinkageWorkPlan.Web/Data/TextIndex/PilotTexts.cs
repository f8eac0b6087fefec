using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Pilot models are the group's: no plan and no agreement holds their words.</summary>
internal sealed class PilotTexts() : TextSource(TextKind.Pilot)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Pilots.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return pilots.Select(each => (new TextOrigin(Kind, each.Id, null, null, each.Code, "7/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Pilots.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

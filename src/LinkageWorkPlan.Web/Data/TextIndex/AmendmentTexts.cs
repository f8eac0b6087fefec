using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

internal sealed class AmendmentTexts() : TextSource(TextKind.Amendment)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Amendments.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var amendments = await db.Amendments.AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return amendments.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "6", null, []), AmendmentFields.Of(each)));
    }
}

using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>What the sides ask each other: no plan and no agreement holds its words.</summary>
internal sealed class SideRequestTexts() : TextSource(TextKind.SideRequest)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.SideRequests.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var requests = await db.SideRequests.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return requests.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "9/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.SideRequests.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

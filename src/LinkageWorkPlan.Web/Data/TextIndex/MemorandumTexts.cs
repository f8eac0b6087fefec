using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Contents of the memorandum stand beside the plans: no agreement holds their words, which go into what is signed as they are then.</summary>
internal sealed class MemorandumTexts() : TextSource(TextKind.Memorandum)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Memorandum.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var items = await db.Memorandum.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return items.Select(each => (new TextOrigin(Kind, each.Id, null, null, each.Code, "1/" + each.SortKey, null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Memorandum.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Documents are the group's once they are shared: no plan and no agreement holds their words.</summary>
internal sealed class DocumentTexts() : TextSource(TextKind.Document)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Documents.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var documents = await db.Documents.AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return documents.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "8/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Documents.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

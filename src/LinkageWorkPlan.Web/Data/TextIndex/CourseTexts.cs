using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Courses are the group's: no plan and no agreement holds their words.</summary>
internal sealed class CourseTexts() : TextSource(TextKind.Course)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Courses.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var courses = await db.Courses.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return courses.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "7/" + each.Starts.ToString("O", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Courses.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Meetings are the group's: no plan and no agreement holds their words.</summary>
internal sealed class MeetingTexts() : TextSource(TextKind.Meeting)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Meetings.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var meetings = await db.Meetings.AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return meetings.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "6/" + each.On.ToString("O", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Meetings.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

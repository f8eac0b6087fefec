using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>What the sectors were called that a signed content names: those of later amendments are called otherwise.</summary>
internal static class PlanSectors
{
    /// <summary>Titles for a plan's content; one that was signed before plans had sectors of their own takes those from before the first amendment.</summary>
    public static async Task<IReadOnlyDictionary<string, LocalizedText>> TitlesAsync(this WorkPlanDb db, Guid plan, PlanContent content, CancellationToken cancel) =>
        SectorTitles.Of(content.Sectors.Count > 0 ? content.Sectors : await db.SectorsAfterAsync(plan, 0, cancel));

    /// <summary>Titles for an amendment's content: as it would have them, then as they were agreed with it.</summary>
    public static async Task<IReadOnlyDictionary<string, LocalizedText>> TitlesAsync(this WorkPlanDb db, Guid plan, AmendmentContent content, CancellationToken cancel) =>
        SectorTitles.Of(content.Outline?.After.Sectors ?? [], content.Outline?.Before.Sectors ?? [], await db.SectorsAfterAsync(plan, content.Number, cancel));

    /// <summary>The plan's sectors once this amendment is in force, and none after it.</summary>
    /// <param name="number">0 for the plan as it was adopted.</param>
    public static async Task<IReadOnlyList<Sector>> SectorsAfterAsync(this WorkPlanDb db, Guid plan, int number, CancellationToken cancel)
    {
        var later = await db.Amendments.AsNoTracking().Where(each => each.PlanId == plan && each.Number > number && each.State == AmendmentState.InForce && each.OutlineBefore != null)
            .OrderBy(each => each.Number).Select(each => each.OutlineBefore).FirstOrDefaultAsync(cancel);
        return later?.Sectors ?? await db.Plans.Where(each => each.Id == plan).Select(each => each.Sectors).SingleAsync(cancel);
    }
}

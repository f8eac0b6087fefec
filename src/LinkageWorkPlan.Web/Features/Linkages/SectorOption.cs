using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>A sector of an adopted plan, as its plan names it.</summary>
public sealed record SectorOption(SectorLink Link, LocalizedText Title)
{
    /// <summary>Sectors of all adopted plans, the newest plan first, each in its plan's order.</summary>
    internal static async Task<IReadOnlyList<SectorOption>> ListAsync(VisibleDb db, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).Select(each => new { each.Code, each.Sectors }).ToListAsync(cancel);
        return [.. plans.SelectMany(plan => plan.Sectors.Select(sector => new SectorOption(new SectorLink(plan.Code, sector.Code), sector.Title)))];
    }
}

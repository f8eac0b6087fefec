using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A sector of an adopted plan, as its plan names it.</summary>
public sealed record SectorChoice(SectorLink Link, LocalizedText Title);

internal static class SectorChoices
{
    /// <summary>Sectors of all adopted plans, the newest plan first, each in its plan's order.</summary>
    public static async Task<IReadOnlyList<SectorChoice>> ListAsync(VisibleDb db, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).Select(each => new { each.Code, each.Sectors }).ToListAsync(cancel);
        return [.. plans.SelectMany(plan => plan.Sectors.Select(sector => new SectorChoice(new SectorLink(plan.Code, sector.Code), sector.Title)))];
    }

    /// <returns>Empty where there is none, or where its plan has it no more.</returns>
    public static LocalizedText TitleOf(this IReadOnlyList<SectorChoice> choices, SectorLink? link) => choices.FirstOrDefault(each => each.Link == link)?.Title ?? LocalizedText.Empty;
}

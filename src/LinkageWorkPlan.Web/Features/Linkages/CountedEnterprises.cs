using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Reports.Content;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>The register as it is counted.</summary>
internal static class CountedEnterprises
{
    /// <param name="day">UTC+7: what was reached later does not count, and an enterprise that was entered later only where a linkage of it had begun.</param>
    public static async Task<IReadOnlyList<CountedEnterprise>> OnAsync(IQueryable<Enterprise> enterprises, IQueryable<Linkage> linkages, DateOnly day, CancellationToken cancel)
    {
        var furthest = new Dictionary<string, LinkageStage>();
        foreach (var linkage in await linkages.AsNoTracking().ToListAsync(cancel))
        {
            if (linkage.On(day) is { Stage: not LinkageStage.Ended } step)
            {
                foreach (var code in new[] { linkage.VietnamCode, linkage.LaosCode })
                {
                    furthest[code] = furthest.TryGetValue(code, out var before) && before > step.Stage ? before : step.Stage;
                }
            }
        }

        var rows = await enterprises.AsNoTracking().IgnoreAutoIncludes()
            .Select(each => new { each.Code, each.RegisteredOn, each.Side, each.SectorPlan, each.SectorCode, each.Size, each.Zone }).ToListAsync(cancel);
        return
        [
            .. rows.Where(each => each.RegisteredOn <= day || furthest.ContainsKey(each.Code)).Select(each => new CountedEnterprise(
                each.Side, each is { SectorPlan: { } plan, SectorCode: { } code } ? new SectorLink(plan, code) : null, each.Size, each.Zone, furthest.TryGetValue(each.Code, out var stage) ? stage : null)),
        ];
    }
}

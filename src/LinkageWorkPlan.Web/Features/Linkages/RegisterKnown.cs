using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What is in the register before an import, and what its rows may name.</summary>
internal sealed record RegisterKnown(
    Dictionary<string, Enterprise> Enterprises, Dictionary<string, Linkage> Linkages, HashSet<string> Linked, IReadOnlyList<SectorLink> Sectors, HashSet<string> Pilots, HashSet<string> Tasks, Language Author, DateOnly Today)
{
    /// <summary>Codes of enterprises by country and key; what the file adds comes on top.</summary>
    public Dictionary<(Side Side, string Key), List<string>> ByKey { get; } = Enterprises.Values.SelectMany(each => each.NameKeys, (each, key) => (each.Code, key.Side, key.Key))
        .GroupBy(each => (each.Side, each.Key), each => each.Code).ToDictionary(each => each.Key, each => each.ToList());

    public required int NextEnterprise { get; set; }

    public required int NextLinkage { get; set; }

    public static async Task<RegisterKnown> LoadAsync(VisibleDb db, Language author, DateOnly today, CancellationToken cancel)
    {
        var enterprises = await db.Enterprises.AsSplitQuery().ToDictionaryAsync(each => each.Code, cancel);
        var linkages = await db.Linkages.AsSplitQuery().ToDictionaryAsync(each => each.Code, cancel);
        var plans = db.Plans.Where(each => each.AdoptedOn != null);
        var tasks = await db.Tasks.Join(plans, task => task.PlanId, plan => plan.Id, (task, plan) => new { Plan = plan.Code, task.Code }).ToListAsync(cancel);
        return new RegisterKnown(
            enterprises, linkages, [.. linkages.Values.SelectMany(each => new[] { each.VietnamCode, each.LaosCode })], [.. (await SectorOption.ListAsync(db, cancel)).Select(each => each.Link)],
            [.. await db.Pilots.IgnoreAutoIncludes().Select(each => each.Code).ToListAsync(cancel)], [.. tasks.Select(each => new TaskLink(each.Plan, each.Code).Key)], author, today)
        {
            NextEnterprise = await db.NextNumberAsync(db.Enterprises, cancel),
            NextLinkage = await db.NextNumberAsync(db.Linkages, cancel),
        };
    }
}

using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

internal static class LinkageRecords
{
    /// <summary>Stands between a code and a name in a list of suggestions.</summary>
    public const string Between = " · ";

    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Enterprise> EnterpriseAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(enterprise, version);
        return enterprise;
    }

    /// <inheritdoc cref="EnterpriseAsync"/>
    public static async Task<Linkage> LinkageAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var linkage = await db.Linkages.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(linkage, version);
        return linkage;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Enterprise> FindEnterpriseAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Enterprises.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Linkage> FindLinkageAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Linkages.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>Names by code.</summary>
    public static async Task<IReadOnlyDictionary<string, LocalizedText>> NamesAsync(this IQueryable<Enterprise> enterprises, IEnumerable<string> codes, CancellationToken cancel)
    {
        var wanted = codes.Distinct().ToList();
        return await enterprises.IgnoreAutoIncludes().Where(each => wanted.Contains(each.Code)).Select(each => new { each.Code, each.Name }).ToDictionaryAsync(each => each.Code, each => each.Name, cancel);
    }

    /// <summary>An enterprise by its code or its name, whatever its marks and the words for its legal form.</summary>
    /// <param name="field">Of the form.</param>
    /// <exception cref="RuleException">There is none, there are several of the name, or it is of the other country.</exception>
    public static async Task<string> EnterpriseOfAsync(this WorkPlanDb db, Side side, string words, string field, CancellationToken cancel)
    {
        var typed = words.Trim();
        var code = typed.Split(Between, 2)[0].Trim().ToUpperInvariant();
        if (await db.Enterprises.Where(each => each.Code == code).Select(each => (Side?)each.Side).SingleOrDefaultAsync(cancel) is { } found)
        {
            return found == side ? code : throw new RuleException(Rules.EnterpriseOtherSide, field, code, side);
        }

        var key = EnterpriseKey.Of(typed);
        var codes = await db.Enterprises.Where(each => each.NameKeys.Any(name => name.Side == side && name.Key == key)).OrderBy(each => each.Number).Select(each => each.Code).Take(2).ToListAsync(cancel);
        return codes.Count switch
        {
            1 => codes[0],
            0 => throw new RuleException(Rules.EnterpriseUnknown, field, typed),
            _ => throw new RuleException(Rules.EnterpriseSeveral, field, typed, string.Join(", ", codes)),
        };
    }

    /// <summary>Enterprises of the same country that may be the same one.</summary>
    /// <param name="keys">By what the one that is asked about is recognised.</param>
    /// <param name="except">The one that is asked about; null for a new one.</param>
    public static async Task<IReadOnlyList<LikelyEnterprise>> LikelyAsync(this IQueryable<Enterprise> enterprises, Side side, IEnumerable<string> keys, Guid? except, CancellationToken cancel)
    {
        var sought = keys.ToList();
        return await enterprises.IgnoreAutoIncludes().Where(each => each.Id != except && each.NameKeys.Any(key => key.Side == side && sought.Contains(key.Key)))
            .OrderBy(each => each.Number).Select(each => new LikelyEnterprise(each.Id, each.Version, each.Code, each.Name)).ToListAsync(cancel);
    }

    /// <summary>A sector has to be one of a plan that both sides adopted; what was named before is left to it.</summary>
    /// <exception cref="RuleException"><see cref="Rules.LinkageSectorUnknown"/>.</exception>
    public static async Task RequireSectorAsync(this WorkPlanDb db, SectorLink? sector, SectorLink? before, CancellationToken cancel)
    {
        if (sector is null || sector == before)
        {
            return;
        }

        var sectors = await db.Plans.Where(each => each.Code == sector.PlanCode && each.AdoptedOn != null).Select(each => each.Sectors).SingleOrDefaultAsync(cancel);
        if (sectors?.Any(each => each.Code == sector.Code) != true)
        {
            throw new RuleException(Rules.LinkageSectorUnknown, nameof(EnterpriseForm.Sector), sector.PlanCode, sector.Code);
        }
    }

    /// <summary>What a linkage points to has to be there; what it pointed to before is left to it.</summary>
    /// <exception cref="RuleException"><see cref="Rules.LinkageTaskUnknown"/> or <see cref="Rules.LinkagePilotUnknown"/>.</exception>
    public static async Task RequireLinksAsync(this WorkPlanDb db, LinkageContent content, Linkage? before, CancellationToken cancel)
    {
        if (content.Task is { } task && task != before?.Task && !await db.Tasks.AnyAsync(each => each.Code == task.Code && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == task.PlanCode && plan.AdoptedOn != null), cancel))
        {
            throw new RuleException(Rules.LinkageTaskUnknown, nameof(LinkageForm.Task), task.PlanCode, task.Code);
        }

        if (content.Pilot is { } pilot && pilot != before?.PilotCode && !await db.Pilots.AnyAsync(each => each.Code == pilot, cancel))
        {
            throw new RuleException(Rules.LinkagePilotUnknown, nameof(LinkageForm.Pilot), pilot);
        }
    }
}

/// <summary>An entry of the register that may be of the same enterprise as another one.</summary>
public sealed record LikelyEnterprise(Guid Id, int Version, string Code, LocalizedText Name);

using LinkageWorkPlan.Domain.Linkages;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What of the register is counted. Stored by name.</summary>
public enum LinkageCountOf
{
    /// <summary>Enterprises with a linkage that has not ended.</summary>
    Enterprises,

    /// <summary>Linkages that have not ended.</summary>
    Linkages,
}

/// <summary>What of the register of linkages fills in an indicator's figures.</summary>
/// <param name="From">A linkage counts from this stage on.</param>
/// <param name="Side">Of the enterprises; null for both. So are the others: null for any.</param>
/// <param name="Sector">Its code in the plan.</param>
public sealed record LinkageFeed(LinkageCountOf What, LinkageStage From, Side? Side = null, string? Sector = null, EnterpriseSize? Size = null, ZoneKind? Zone = null)
{
    /// <summary>The number of a day. An enterprise counts once, however many linkages it has; a linkage counts where one of its enterprises is of the kind that is asked for.</summary>
    /// <param name="plan">Whose sectors are meant.</param>
    /// <param name="day">UTC+7: what was reached later does not count.</param>
    public int Count(string plan, IEnumerable<Linkage> linkages, IEnumerable<Enterprise> enterprises, DateOnly day)
    {
        var meant = enterprises.Where(each => IsMeant(plan, each)).Select(each => each.Code).ToHashSet(StringComparer.Ordinal);
        var counted = linkages.Where(each => each.On(day) is { Stage: not LinkageStage.Ended } step && step.Stage >= From).ToList();
        return What == LinkageCountOf.Linkages
            ? counted.Count(each => meant.Contains(each.VietnamCode) || meant.Contains(each.LaosCode))
            : counted.SelectMany(each => new[] { each.VietnamCode, each.LaosCode }).Distinct().Count(meant.Contains);
    }

    private bool IsMeant(string plan, Enterprise enterprise) =>
        (Side is null || enterprise.Side == Side) && (Size is null || enterprise.Size == Size) && (Zone is null || enterprise.Zone == Zone)
        && (Sector is null || (enterprise.SectorPlan == plan && enterprise.SectorCode == Sector));
}

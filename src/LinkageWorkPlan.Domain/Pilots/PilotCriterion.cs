namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>The five criteria on which the memorandum has pilot models chosen. Stored by name.</summary>
public enum PilotCriterion
{
    /// <summary>What each country needs: raw materials, manufacturing strength.</summary>
    Needs,

    /// <summary>Real demand for cooperation, and how enterprises complement each other.</summary>
    Enterprises,

    /// <summary>Which products suit linkage, and each side's advantages.</summary>
    Products,

    /// <summary>First the two home markets, later the region and the world.</summary>
    Market,

    /// <summary>Mechanism of execution and legal framework: taxes, customs, land, incentives.</summary>
    Framework,
}

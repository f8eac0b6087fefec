namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>How large an enterprise is by the law of its own country. Stored by name.</summary>
public enum EnterpriseSize
{
    /// <summary>Not known yet.</summary>
    Unknown,
    Micro,
    Small,
    Medium,
    Large,
}

/// <summary>In what kind of zone an enterprise works. Stored by name.</summary>
public enum ZoneKind
{
    /// <summary>In no zone.</summary>
    Outside,
    IndustrialPark,

    /// <summary>A special or specific economic zone.</summary>
    EconomicZone,

    /// <summary>An economic zone at a border gate.</summary>
    BorderZone,
}

/// <summary>How far a linkage is, in the order in which it grows. Stored by name.</summary>
public enum LinkageStage
{
    Contact,
    Agreement,
    Contract,
    Trade,

    /// <summary>Over, from whichever stage: it counts no more.</summary>
    Ended,
}

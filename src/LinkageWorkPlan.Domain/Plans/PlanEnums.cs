namespace LinkageWorkPlan.Domain.Plans;

public enum PlanKind
{
    Annual,
    Biennial,
}

/// <summary>Draft → in review → adopted (both co-chairs signed the same content) → closed. "Returned" goes back to draft.</summary>
public enum PlanState
{
    Draft,
    InReview,
    Adopted,
    Closed,
}

/// <summary>How the lead changes between the sides over a plan.</summary>
public enum LeadAlternation
{
    /// <summary>One side leads throughout.</summary>
    None,

    /// <summary>The named side leads in the plan's first year, the other in the next.</summary>
    ByYear,

    /// <summary>The sides take turns from one event to the next; the named side begins.</summary>
    InTurn,
}

/// <summary>What kind of event a milestone is; the codes of the group's list.</summary>
public enum MilestoneType
{
    Draft,
    Survey,
    Consult,
    Agreed,
    Signed,
    Submit,
    Event,
    Deliver,
    Start,
    Review,
}

/// <summary>ISO 4217 codes of the currencies a budget line may be in.</summary>
public enum Currency
{
    VND,
    LAK,
    USD,
}

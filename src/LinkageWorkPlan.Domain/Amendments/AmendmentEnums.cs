namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>Draft → in review → in force (both co-chairs signed the same content), or withdrawn. "Returned" goes back to draft.</summary>
public enum AmendmentState
{
    Draft,
    InReview,
    InForce,

    /// <summary>Given up by a secretary while it was a draft; it stays readable.</summary>
    Withdrawn,
}

/// <summary>What an amendment does with one task.</summary>
public enum AmendmentKind
{
    Change,
    Add,

    /// <summary>The task is no longer part of the plan; it stays readable, and counts as cancelled.</summary>
    Drop,
}

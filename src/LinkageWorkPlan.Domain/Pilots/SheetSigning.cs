namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>How far a round of scoring is with both co-chairs. Stored by name.</summary>
public enum SheetSigning
{
    /// <summary>Not sent yet.</summary>
    Open,

    /// <summary>It waits for both signatures: nothing that it says changes.</summary>
    ForSignature,

    Signed,

    /// <summary>A co-chair returned it, or a secretary took it back: joint scores and decisions can be corrected.</summary>
    Returned,
}

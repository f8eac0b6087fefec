namespace LinkageWorkPlan.Reports.Templates;

/// <summary>In whose name a side's own copy of a report goes out: letterhead and signature name the same body.</summary>
public enum Letterhead
{
    /// <summary>The joint working group; the signature says which post the co-chair has in the institute.</summary>
    Group,

    /// <summary>The institute; the signature says which part the signer has in the group.</summary>
    Institute,
}

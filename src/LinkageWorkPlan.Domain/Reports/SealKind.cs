namespace LinkageWorkPlan.Domain.Reports;

/// <summary>How a stored edition is sealed. It stays so: an edition is printed and sealed once.</summary>
public enum SealKind
{
    /// <summary>No certificates were configured when it was printed.</summary>
    None,

    /// <summary>With a trial certificate of one side at least.</summary>
    Trial,

    /// <summary>With certificates of both sides.</summary>
    Sealed,
}

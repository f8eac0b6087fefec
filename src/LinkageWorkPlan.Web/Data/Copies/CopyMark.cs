using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Web.Data.Copies;

/// <summary>Says that a database was begun from a side's copy: one row, or none.</summary>
public sealed class CopyMark
{
    public int Id { get; init; } = 1;

    /// <summary>Whose copy it is: what the other side had not shared is not in it.</summary>
    public Side Side { get; init; }

    /// <summary>UTC; what was saved before it on the original is in the copy.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>UTC, when it was taken in here.</summary>
    public DateTime TakenAt { get; init; }

    /// <summary>Entries of the history of which the hash alone came along.</summary>
    public int Withheld { get; init; }

    /// <summary>True where it took the place of an original that was lost; everything else of a copy only reads.</summary>
    public bool IsPrimary { get; init; }
}

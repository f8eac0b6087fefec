using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Copies;

/// <summary>Whether the database of this process is a side's copy, as it was found when it was opened. A database never becomes one while it is used.</summary>
public sealed class CopyState
{
    /// <summary>Null for an original.</summary>
    public CopyMark? Mark { get; private set; }

    /// <summary>Nothing is changed here but who can sign in, and how.</summary>
    public bool IsReadOnly => Mark is { IsPrimary: false };

    /// <summary>By <see cref="DatabaseUpgrade"/>, once the schema is the program's own.</summary>
    internal async Task ReadAsync(WorkPlanDb db, CancellationToken cancel) => Mark = await db.CopyMarks.AsNoTracking().SingleOrDefaultAsync(cancel);
}

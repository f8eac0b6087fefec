namespace LinkageWorkPlan.Web.Live;

/// <summary>That something of a plan was saved: ids alone. What it is, and who may hear of it, is asked of the database by whoever is told.</summary>
/// <param name="Entries">Of the history, one for each thing; empty where they are more than <see cref="Most"/>: all since <paramref name="At"/>.</param>
/// <param name="At">UTC, as the entries say.</param>
/// <param name="Window">The open page that sent it; null where none did.</param>
public sealed record PlanChanged(Guid Plan, IReadOnlyList<Guid> Entries, DateTime At, string? Window)
{
    /// <summary>Entries that one notice names: with all of them it stays below the 8,000 bytes that PostgreSQL passes on.</summary>
    public const int Most = 100;
}

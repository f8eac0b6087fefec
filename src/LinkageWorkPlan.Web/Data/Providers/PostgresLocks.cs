namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>Advisory locks of PostgreSQL that the program takes, by their numbers: each is one database's.</summary>
internal static class PostgresLocks
{
    /// <summary>Held to the end of a transaction that adds to the history.</summary>
    public const long Chain = 0x6c77_7001;

    /// <summary>Held by a server while it runs.</summary>
    public const long Serving = 0x6c77_7002;
}

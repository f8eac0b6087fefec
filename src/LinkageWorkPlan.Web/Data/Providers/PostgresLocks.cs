namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>Advisory locks of PostgreSQL that the program takes, by their numbers: each is one database's.</summary>
internal static class PostgresLocks
{
    /// <summary>Held to the end of a transaction that adds to the history.</summary>
    public const long Chain = 0x6c77_7001;

    /// <summary>Held by a server while it runs: exclusively where it is the only one, shared where several may.</summary>
    public const long Serving = 0x6c77_7002;

    /// <summary>Numbers of jobs begin after this one (<see cref="OfJob"/>).</summary>
    private const long Jobs = 0x6c77_7100;

    /// <summary>Held by the server that does a job. A new job is added at the end: servers of two versions have to mean the same number.</summary>
    private static readonly string[] JobNames = ["MailSender", "EditionPrinter", "BackupKeeper", "CopyKeeper", "HeadKeeper", "DraftSweeper", "NotificationSweeper", "NameSweeper"];

    /// <param name="job">The name of its class.</param>
    /// <exception cref="ArgumentException">It is not in the list.</exception>
    public static long OfJob(string job) => Array.IndexOf(JobNames, job) is var at and >= 0 ? Jobs + at : throw new ArgumentException($"{job} is not in the list of jobs, which gives each its lock.", nameof(job));
}

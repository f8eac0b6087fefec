using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>The working group's database on a PostgreSQL server, version 15 or later.</summary>
public sealed class PostgresWorkPlanDb(DbContextOptions<PostgresWorkPlanDb> options, AuditTrail audit) : WorkPlanDb(options, audit)
{
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.CommandTimeout(SqliteWorkPlanDb.BusySeconds));

    public static bool IsBusy(Exception exception) => exception is NpgsqlException { IsTransient: true };

    public static bool IsDuplicate(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>For <c>dotnet ef migrations add</c> only (scripts/add-migration.sh).</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteWorkPlanDb>
{
    public SqliteWorkPlanDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteWorkPlanDb>();
        SqliteWorkPlanDb.Configure(options, "Data Source=:memory:");
        return new SqliteWorkPlanDb(options.Options, new AuditTrail());
    }
}

/// <summary>For <c>dotnet ef migrations add</c> only (scripts/add-migration.sh).</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkPlanDb>
{
    public PostgresWorkPlanDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresWorkPlanDb>();
        PostgresWorkPlanDb.Configure(options, "Host=localhost;Database=design");
        return new PostgresWorkPlanDb(options.Options, new AuditTrail());
    }
}

using System.Data.Common;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>Counts what a program reads from its database.</summary>
internal sealed class CountedReads : DbCommandInterceptor
{
    private int count;

    public TestChanges Changes => TestChanges.None with
    {
        Services = services => services.ConfigureDbContext<SqliteWorkPlanDb>(options => options.AddInterceptors(this)).ConfigureDbContext<PostgresWorkPlanDb>(options => options.AddInterceptors(this)),
    };

    /// <summary>The number of queries that were sent during some work.</summary>
    public async Task<int> DuringAsync(Func<Task> work)
    {
        var before = count;
        await work();
        return count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Increment(ref count);
        }

        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}

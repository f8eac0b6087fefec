using LinkageWorkPlan.Web.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>For the administrators: whether it runs, and whether it can do its work. Both say one word, to anybody.</summary>
internal static class Health
{
    /// <summary>Answers as long as the process does.</summary>
    public const string Live = "/health/live";

    /// <summary>Answers 200 where the database can be read and the server is not about to end, else 503.</summary>
    public const string Ready = "/health/ready";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddDbContextCheck<WorkPlanDb>("database", customTestQuery: async (db, cancel) =>
        {
            await db.Plans.AnyAsync(cancel);
            return true;
        });

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).AllowAnonymous();
        app.MapHealthChecks(Ready).WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).AllowAnonymous();
    }
}

using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>Which database is used: <c>Database:Provider</c> is <c>Sqlite</c> (default) or <c>Postgres</c>.</summary>
public static class DatabaseProvider
{
    /// <summary>Built once: every request of a page has a scope of its own.</summary>
    private const ServiceLifetime Options = ServiceLifetime.Singleton;

    private const string PostgresExample = "Host=localhost;Database=linkage;Username=linkage;Password=…";

    /// <exception cref="StartupException">The settings name no database; nothing was opened yet.</exception>
    public static IServiceCollection AddWorkPlanDb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AuditTrail>();
        services.AddSingleton<ServingState>();
        services.AddSingleton<CopyState>();
        services.AddSingleton<CopyGuard>();
        services.AddSingleton<PlanBus>();
        services.AddSingleton<Presence>();
        services.AddSingleton<ServerCalls>();
        services.AddHostedService<PresencePatrol>();
        var connection = configuration.GetConnectionString("Default") is { } set && !string.IsNullOrWhiteSpace(set) ? set : null;
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var several = IsOneOfSeveral(configuration);
        switch (provider.ToLowerInvariant())
        {
            case "sqlite" when several:
                throw new StartupException("Database:Servers is Several, but a SQLite file is for one server: set Database:Provider=Postgres, or take Database:Servers away.");
            case "sqlite":
                var file = connection ?? $"Data Source={Path.Combine(DataFolder.Of(configuration), "linkage-work-plan.db")}";
                Check(() => SqliteWorkPlanDb.Check(file), "Data Source=/srv/linkage/work-plan.db");
                services.AddDbContext<WorkPlanDb, SqliteWorkPlanDb>((services, options) => SqliteWorkPlanDb.Configure(options.AddInterceptors(services.GetRequiredService<CopyGuard>()), file), ServiceLifetime.Scoped, Options);
                break;
            case "postgres":
                var server = connection ?? throw new StartupException($"Database:Provider is Postgres, but ConnectionStrings:Default is not set: write it as in {PostgresExample}.");
                Check(() => PostgresWorkPlanDb.Check(server), PostgresExample);
                if (several)
                {
                    services.AddSingleton<JobTurns>(provider => new PostgresTurns(PostgresWorkPlanDb.Bounded(server), provider.GetRequiredService<ILogger<PostgresTurns>>()));
                }

                var silence = new ServerSilence();
                services.AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgresLine>(provider, PostgresWorkPlanDb.Bounded(server)));
                services.AddDbContext<WorkPlanDb, PostgresWorkPlanDb>((services, options) => PostgresWorkPlanDb.Configure(options.AddInterceptors(services.GetRequiredService<CopyGuard>()), server).AddInterceptors(silence), ServiceLifetime.Scoped, Options);
                break;
            default:
                throw new StartupException($"Database:Provider is '{provider}'; it can be Sqlite or Postgres.");
        }

        services.TryAddSingleton<JobTurns>();
        return services;
    }

    /// <summary>Whether other servers may use the same database: <c>Database:Servers</c> is <c>One</c> (default) or <c>Several</c>.</summary>
    /// <exception cref="StartupException">It is neither.</exception>
    private static bool IsOneOfSeveral(IConfiguration configuration) => configuration["Database:Servers"]?.ToLowerInvariant() switch
    {
        null or "" or "one" => false,
        "several" => true,
        _ => throw new StartupException($"Database:Servers is '{configuration["Database:Servers"]}'; it can be One or Several."),
    };

    /// <summary>Another writer holds the database, or it does not answer: worth trying again.</summary>
    public static bool IsBusy(Exception exception) =>
        Causes(exception).Any(each => SqliteWorkPlanDb.IsBusy(each) || PostgresWorkPlanDb.IsBusy(each));

    /// <summary>It is busy, and this was refused without asking it: the log says why already, once, and not again for each who asks meanwhile.</summary>
    public static bool WasNotAsked(Exception exception) => Causes(exception).Any(each => each is ServerSilentException);

    /// <summary>The disk has no space left or cannot be written: nothing was changed, and trying again helps only once somebody has made space.</summary>
    public static bool IsFull(Exception exception) =>
        Causes(exception).Any(each => SqliteWorkPlanDb.IsFull(each) || PostgresWorkPlanDb.IsFull(each));

    /// <summary>A part of the database cannot be read: nothing helps but the last backup.</summary>
    public static bool IsDamaged(Exception exception) =>
        Causes(exception).Any(each => SqliteWorkPlanDb.IsDamaged(each) || PostgresWorkPlanDb.IsDamaged(each));

    /// <summary>Two people made the same thing at the same time.</summary>
    public static bool IsDuplicate(Exception exception) =>
        Causes(exception).Any(each => SqliteWorkPlanDb.IsDuplicate(each) || PostgresWorkPlanDb.IsDuplicate(each));

    /// <summary>The save refers to something that somebody deleted meanwhile, or deletes something that is now referred to.</summary>
    public static bool IsReference(Exception exception) =>
        Causes(exception).Any(each => SqliteWorkPlanDb.IsReference(each) || PostgresWorkPlanDb.IsReference(each));

    /// <summary>Before the schema is changed: nobody else does the same, and what an upgrade that was killed left behind is put away.</summary>
    /// <returns>Held until the upgrade is done.</returns>
    /// <exception cref="StartupException">Another program is changing the schema.</exception>
    public static async Task<IDisposable?> BeginUpgradeAsync(WorkPlanDb db, CancellationToken cancel) =>
        db is SqliteWorkPlanDb sqlite ? await sqlite.BeginUpgradeAsync(cancel) : null;

    /// <summary>Before anything of the schema is changed: no server goes on with what it knew.</summary>
    /// <returns>Held until the upgrade is done; null where nothing is needed.</returns>
    /// <exception cref="StartupException">Other servers use the database.</exception>
    public static async Task<IAsyncDisposable?> RequireAloneAsync(WorkPlanDb db, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<ServingState>().Serving is { } serving
            ? serving.IsAlone ? null : throw new StartupException("The database has to be upgraded, and other servers still use it as it is: end them all, start this one, then the others with the same version of the program. Nothing was changed.")
            : db is SqliteWorkPlanDb ? null
            : await PostgresUse.UpgradeAsync(db.Database.GetConnectionString()!, services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<PostgresUse>>(), cancel);

    /// <summary>While a server runs: no second one uses its database that it does not share it with, and nobody puts another in its place.</summary>
    /// <returns>Held until the server ends.</returns>
    /// <exception cref="StartupException">Another server uses the database, it is being replaced, or it cannot be opened.</exception>
    public static async Task<IServing> ServeAsync(WorkPlanDb db, IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return services.GetRequiredService<ServingState>().Serving = db is SqliteWorkPlanDb
                ? SqliteUse.Serve(SqliteWorkPlanDb.FileOf(db.Database.GetConnectionString()))
                : await PostgresUse.ServeAsync(db.Database.GetConnectionString()!, IsOneOfSeveral(services.GetRequiredService<IConfiguration>()), services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<PostgresUse>>(), cancel);
        }
        catch (Exception exception) when (exception is not (StartupException or OperationCanceledException))
        {
            throw new StartupException(Explain(exception, db), exception);
        }
    }

    /// <summary>Why a database cannot be opened or brought up to date, and what to do: one sentence for the console.</summary>
    public static string Explain(Exception exception, WorkPlanDb db) =>
        Causes(exception).Select(each => SqliteWorkPlanDb.Explain(each, db) ?? PostgresWorkPlanDb.Explain(each, db)).FirstOrDefault(each => each is not null)
        ?? $"The database cannot be opened or brought up to date: {exception.GetBaseException().Message}";

    /// <summary>The words of a driver name the part that is wrong, never the password.</summary>
    private static void Check(Action read, string example)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            throw new StartupException($"ConnectionStrings:Default cannot be read ({exception.Message.TrimEnd('.')}): write it as in {example}.", exception);
        }
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException!)
        {
            yield return each;
        }
    }
}

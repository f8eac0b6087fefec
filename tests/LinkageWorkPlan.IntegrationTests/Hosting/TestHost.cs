using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>The whole program without its pages, on a database of its own that is dropped at the end.</summary>
public sealed class TestHost : IAsyncDisposable
{
    /// <summary>What the clock shows unless a test sets it: the demo's own day.</summary>
    public static readonly DateOnly DemoToday = new(2026, 6, 22);

    private readonly WebApplication app;
    private readonly string folder;
    private int accounts;
    private bool isGuest;

    private TestHost(Database database, string connection, string folder, TestTime time, TestChanges changes)
    {
        (Database, Connection, this.folder, Time) = (database, connection, folder, time);
        var builder = WebHost.CreateBuilder([.. Settings(database, connection, folder), .. changes.Settings]);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        builder.Services.ConfigureDbContext<SqliteWorkPlanDb>(RefuseUndecided).ConfigureDbContext<PostgresWorkPlanDb>(RefuseUndecided);
        QuickPasswords(builder.Services);
        changes.Services(builder.Services);
        app = builder.Build();
    }

    public Database Database { get; }

    public string Connection { get; }

    /// <summary>What the program and the domain take for now.</summary>
    public TestTime Time { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts what waits for the program to be up: this host serves no requests, so the signal has to be given by hand.</summary>
    public void SaysItHasStarted() => ((Microsoft.Extensions.Hosting.Internal.ApplicationLifetime)app.Lifetime).NotifyStarted();

    public static async Task<TestHost> StartAsync(Database database, Filling filling = Filling.Schema, DateOnly? today = null, TestChanges? changes = null)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-test-").FullName;
        return new TestHost(database, await TestDatabases.NewAsync(database, filling, folder), folder, new TestTime(today ?? DemoToday), changes ?? TestChanges.None);
    }

    /// <summary>With the demo on a PostgreSQL of the test's own, which goes with its server.</summary>
    /// <param name="connection">Of a database that is not there yet.</param>
    public static async Task<TestHost> StartWithDemoAsync(string connection)
    {
        var host = new TestHost(Database.Postgres, connection, Directory.CreateTempSubdirectory("lwp-test-").FullName, new TestTime(DemoToday), TestChanges.None) { isGuest = true };
        await DatabaseUpgrade.MigrateAsync(host.Services);
        await host.SendAs(CurrentUser.System, new SeedDemo.Command());
        return host;
    }

    /// <summary>Another server on the database of this one, which it leaves as it is at the end.</summary>
    public TestHost Beside(params string[] settings) => new(Database, Connection, Directory.CreateTempSubdirectory("lwp-test-").FullName, Time, TestChanges.None with { Settings = settings }) { isGuest = true };

    public static Task<TestHost> StartWithDemoAsync(Database database, TestChanges? changes = null) => StartAsync(database, Filling.Demo, changes: changes);

    /// <summary>Two collections in one statement are read as often as their sizes multiplied, whatever the row weighs: a query that reads two says how.</summary>
    private static void RefuseUndecided(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.MultipleCollectionIncludeWarning));

    /// <summary>A hash of the program's own strength takes a tenth of a second, and nearly every test has to prove who signs.</summary>
    internal static void QuickPasswords(IServiceCollection services) => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 100);

    internal static string[] Settings(Database database, string connection, string folder) =>
    [
        $"--Database:Provider={database}", $"--ConnectionStrings:Default={connection}", $"--Data:Path={folder}",
        "--Logging:LogLevel:Default=Warning", "--Demo:Enabled=false", "--Accounts:SecondFactor=Off",
    ];

    public Task<TResult> SendAs<TResult>(CurrentUser user, IRequest<TResult> request) => app.Services.GetRequiredService<Dispatcher>().SendAs(user, request);

    /// <param name="questions">What is answered with yes.</param>
    public Task<TResult> SendConfirmedAs<TResult>(CurrentUser user, IRequest<TResult> request, IEnumerable<BrokenRule> questions) =>
        app.Services.GetRequiredService<Dispatcher>().SendAs(user, request, confirmed: questions.Select(each => each.Confirmation).ToHashSet());

    /// <summary>Sends what has to be refused.</summary>
    /// <returns>The broken rules.</returns>
    public async Task<IReadOnlyList<BrokenRule>> RefusedAsync<TResult>(CurrentUser user, IRequest<TResult> request) =>
        (await Assert.ThrowsAsync<RuleException>(() => SendAs(user, request))).Broken;

    /// <summary>The refusal's only rule.</summary>
    public async Task<string> RefusalAsync<TResult>(CurrentUser user, IRequest<TResult> request) => Assert.Single(await RefusedAsync(user, request)).Rule;

    /// <summary>Sends what is asked about, and confirms what was asked.</summary>
    /// <returns>The questions.</returns>
    public async Task<IReadOnlyList<BrokenRule>> ConfirmAsync<TResult>(CurrentUser user, IRequest<TResult> request)
    {
        var questions = await RefusedAsync(user, request);
        Assert.All(questions, each => Assert.True(each.IsQuestion, each.Rule));
        await SendConfirmedAs(user, request, questions);
        return questions;
    }

    /// <summary>Sends, and says yes where something is asked.</summary>
    public async Task SureAsync<TResult>(CurrentUser user, IRequest<TResult> request)
    {
        try
        {
            await SendAs(user, request);
        }
        catch (RuleException refusal) when (refusal.IsQuestion)
        {
            await ConfirmAsync(user, request);
        }
    }

    /// <summary>A new account.</summary>
    /// <param name="password">Null where nobody has to prove who it is: making a password's hash takes time.</param>
    public async Task<CurrentUser> UserAsync(Role role, Side side = Side.Vietnam, Guid? ownerId = null, string? password = null)
    {
        var email = $"{role}.{side}.{++accounts}@test.lwp".ToLowerInvariant();
        var account = new Account
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = $"{role} {side} {accounts}",
            Position = LocalizedText.Of(Language.En, $"chức vụ {accounts}", $"ຕຳແໜ່ງ {accounts}", $"position {accounts}"),
            Role = role,
            Side = side,
            Language = side.NativeLanguage(),
            OwnerId = ownerId,
        };
        await using var scope = Arrange();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        Assert.True(made.Succeeded, made.ToString());
        return Of(account);
    }

    /// <summary>An account of the demo (<see cref="Filling.Demo"/>).</summary>
    public Task<CurrentUser> DemoUserAsync(Role role, Side side) =>
        Db(async db => Of(await db.Users.AsNoTracking().SingleAsync(each => each.Role == role && each.Side == side)));

    /// <summary>Looks into the database, or arranges what no request can; saved changes stand in the history as the system's.</summary>
    public async Task<T> Db<T>(Func<WorkPlanDb, Task<T>> look)
    {
        await using var scope = Arrange();
        return await look(scope.ServiceProvider.GetRequiredService<WorkPlanDb>());
    }

    public Task Db(Func<WorkPlanDb, Task> change) => Db(async db =>
    {
        await change(db);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (!isGuest)
        {
            await TestDatabases.DropAsync(Database, Connection);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static CurrentUser Of(Account account) => new(account.Id, account.DisplayName, account.Role, account.Side, account.Language, account.OwnerId);

    private AsyncServiceScope Arrange()
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuditTrail>().Begin(CurrentUser.System.ToActor(), nameof(Arrange), null, Time.GetUtcNow().UtcDateTime);
        return scope;
    }
}

/// <summary>What a test's program has otherwise than the real one.</summary>
/// <param name="Settings">As on the command line.</param>
public sealed record TestChanges(IReadOnlyList<string> Settings, Action<IServiceCollection> Services)
{
    public static readonly TestChanges None = new([], _ => { });
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Personal;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.Accounts.SignOn;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Park;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Proof;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Templates;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Features.Watching;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Radzen;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>The composition root.</summary>
public static class WebHost
{
    /// <param name="change">What a test's program has otherwise.</param>
    /// <exception cref="StartupException">A setting is wrong, a folder cannot be written, or ICU is missing.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? change = null)
    {
        var builder = CreateBuilder(args);
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        change?.Invoke(builder.Services);
        WebApplication? app = null;

        // Why it did not start the command says in one sentence; the host would say it first, with a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && app is { } running && running.Lifetime.ApplicationStarted.IsCancellationRequested);
        app = builder.Build();
        CheckedSettings.Require(app.Services);
        return app.WithPages();
    }

    /// <summary>Without pages, and silent: the command reports what fails.</summary>
    /// <exception cref="StartupException">A setting is wrong, a folder cannot be written, or ICU is missing.</exception>
    public static WebApplication BuildForCommand(string[] args)
    {
        var builder = CreateBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        CheckedSettings.Require(app.Services);
        return app;
    }

    /// <summary>All that answers requests, without the pages: what the command line and the tests use.</summary>
    /// <exception cref="StartupException">A setting is wrong, a folder cannot be written, or ICU is missing.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        if (IcuCheck.Problem() is { } problem)
        {
            throw new StartupException(problem);
        }

        var builder = StartSettings.Read(() => WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory }));
        StartSettings.Check(builder.Configuration);
        var templates = Task.Run(() => TemplatesFolder.Read(builder.Configuration));

        // Before it is published the stylesheets lie in the project; the build wrote down where.
        builder.WebHost.UseStaticWebAssets();
        var (services, configuration) = (builder.Services, builder.Configuration);
        // Vietnamese and Lao letters as they are: as numeric entities a page is three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.AddRequestLimits();
        services.AddSingleton<EdgeLog>();
        services.AddRazorComponents().RegisterPersistentService<Handover>(Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer);
        services.AddRadzenComponents();
        services.AddScoped<Scripts>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<Scripts>());
        services.AddWorkPlanDb(configuration);
        // In the database, so that several servers read each other's cookies and a backup has them.
        services.AddDataProtection().PersistKeysToDbContext<WorkPlanDb>().SetApplicationName("LinkageWorkPlan");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DemoClock.Of(configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddMemoryCache();
        services.AddSingleton<GridSendings>();
        services.AddSingleton<ChangesToUndo>();
        services.AddPageCompression();
        services.AddTrustedProxies();
        services.AddSiteCookies();
        services.AddHealth();
        services.AddSystemd();
        services.AddDrain();
        services.AddTelemetry(configuration);
        services.AddSingleton<Features.Texts.DeskPresence>();
        services.AddSingleton<SectionClaims>();
        services.AddScoped<Features.Texts.TextRows>();
        services.AddSingleton<TemplateFiles>();
        services.AddSingleton(new StartingSectors(SectorFile.Read()));
        services.AddSingleton(ParkFile.Read());
        services.AddRequests();
        services.AddAccounts();
        services.AddSignOn(configuration);
        services.AddReportFeatures(configuration, templates.GetAwaiter().GetResult());
        services.AddDelivery(configuration);
        services.AddDrafts();
        services.AddVerification();
        services.AddApi();
        services.AddLive();
        services.AddNotifications();
        services.AddProof();
        services.AddOperation();
        services.AddTraining();
        return builder;
    }

    /// <summary>Makes the endpoints once beside what <see cref="PrepareAsync"/> does, so that the start itself finds their code compiled.</summary>
    public static void WarmUp(WebApplication app)
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
        {
            _ = source.Endpoints.Count;
        }
    }

    /// <summary>What must be done before the first page: the database brought up to date, and the demo put into an empty one.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancel = default)
    {
        await DatabaseUpgrade.MigrateAsync(app.Services, cancel);
        if (app.Services.GetRequiredService<CopyState>().IsReadOnly)
        {
            return;
        }

        await SupplyAsync(app, cancel);
        if (app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new SeedDemo.Command(), cancel);
        }
    }

    /// <summary>What every database of the program holds from the beginning: the glossary, and the days off of both countries.</summary>
    /// <exception cref="StartupException">A file is missing or wrong; the database holds nothing of it then.</exception>
    public static async Task SupplyAsync(WebApplication app, CancellationToken cancel = default)
    {
        var dispatcher = app.Services.GetRequiredService<Dispatcher>();
        await dispatcher.SendAs(CurrentUser.System, new SeedGlossary.Command(), cancel);
        await dispatcher.SendAs(CurrentUser.System, new SeedHolidays.Command(), cancel);
    }

    private static WebApplication WithPages(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseEdges();
        app.UseAddressLimits();
        app.UseMetricsPage();
        app.UseAuthentication();
        app.UseConnectionLimits();
        app.UseLookTurns();
        app.UseAuthorization();
        app.UseSecondFactorGate();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.UseReadOnVisit();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapAccountEndpoints();
        app.MapPasskeys();
        app.MapLanguageEndpoint();
        app.MapDrafts();
        app.MapEvidence();
        app.MapReports();
        app.MapSections();
        app.MapAgreedDocuments();
        app.MapMeetingDocuments();
        app.MapScoringDocuments();
        app.MapTemplates();
        app.MapRoundDocument();
        app.MapVerification();
        app.MapExchange();
        app.MapPlanGrid();
        app.MapPlanExchange();
        app.MapDeliveryBook();
        app.MapObstacleBook();
        app.MapMeetingBook();
        app.MapPilotBook();
        app.MapPilotFiles();
        app.MapLibraryBook();
        app.MapLibraryFiles();
        app.MapSheetBook();
        app.MapCourseBook();
        app.MapRegisterBook();
        app.MapParkBook();
        app.MapProductFiles();
        app.MapCertificates();
        app.MapEvaluations();
        app.MapDirectionBook();
        app.MapOwnerBook();
        app.MapCoverageBook();
        app.MapHistoryBook();
        app.MapHeadFiles();
        app.MapLive();
        app.MapNotifications();
        app.MapApi();
        app.MapCopies();
        app.MapPersonalData();
        // Who may frame a page is said by SecurityHeaders, with the rest.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}

internal static class DemoClock
{
    /// <exception cref="StartupException"><c>Demo:Today</c> is no day.</exception>
    public static Clock Of(IConfiguration configuration, TimeProvider real)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || configuration["Demo:Today"] is not { Length: > 0 } typed)
        {
            return new Clock(real);
        }

        return DateOnly.TryParseExact(typed, "O", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? new Clock(real, day)
            : throw new StartupException($"Demo:Today is '{typed}'; write a day as in 2026-06-22, or leave it empty for the real day.");
    }
}

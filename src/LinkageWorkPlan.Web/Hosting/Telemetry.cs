using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>To whom traces and figures go. Nothing is measured for anybody unless one of these is set.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";
    public const int MetricsTokenMin = 16;

    /// <summary>Address of a collector that takes OTLP over gRPC, as in <c>http://localhost:4317</c>: traces and metrics.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Who asks <c>/metrics</c> shows it as bearer token, at least <see cref="MetricsTokenMin"/> characters; there is no such page where it is not set.</summary>
    public string? MetricsToken { get; set; }

    public bool HasCollector => !string.IsNullOrWhiteSpace(OtlpEndpoint);

    public bool HasMetricsPage => !string.IsNullOrEmpty(MetricsToken);

    /// <summary>What is wrong with the values, a sentence each. The token is never quoted.</summary>
    public IEnumerable<string> Problems()
    {
        if (HasCollector && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)))
        {
            yield return $"Telemetry:OtlpEndpoint is '{OtlpEndpoint}'; write a whole address, as in http://localhost:4317.";
        }

        if (this is { HasMetricsPage: true, MetricsToken.Length: < MetricsTokenMin })
        {
            yield return $"Telemetry:MetricsToken is too short: whoever knows it reads the figures; it needs at least {MetricsTokenMin} characters.";
        }
    }
}

/// <summary>Traces and metrics by OpenTelemetry, off unless the settings ask for them.</summary>
internal static class Telemetry
{
    public const string MetricsPage = "/metrics";

    /// <summary>Here the path itself is a secret: a one-time address opens an account.</summary>
    private const string SecretPath = "/setup";

    private static readonly string[] Meters =
    [
        Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Lifecycle", "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.EntityFrameworkCore", "Npgsql",
    ];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section, settings => settings.Problems());
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options is { HasCollector: false, HasMetricsPage: false } || options.Problems().Any())
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("linkage-work-plan", serviceVersion: typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddRuntimeInstrumentation();
            if (options.HasMetricsPage)
            {
                metrics.AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 0);
            }

            if (options.HasCollector)
            {
                metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(options.OtlpEndpoint!));
            }
        });
        if (options.HasCollector)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Measures.Name)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments(SecretPath, StringComparison.OrdinalIgnoreCase))
                .AddEntityFrameworkCoreInstrumentation()
                .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(options.OtlpEndpoint!)));
        }
    }

    /// <summary>The metrics page, for requests that carry the token; others get 404.</summary>
    public static void UseMetricsPage(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelemetryOptions>() is { MetricsToken: { Length: > 0 } token })
        {
            var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
            app.UseOpenTelemetryPrometheusScrapingEndpoint(http =>
                http.Request.Path == MetricsPage && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), expected));
        }
    }
}

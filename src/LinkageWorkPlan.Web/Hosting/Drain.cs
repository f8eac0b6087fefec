using System.Runtime.InteropServices;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>How a server ends that others go on for.</summary>
public sealed class DrainOptions
{
    public const string Section = "Shutdown";

    /// <summary>Less than what the host waits for its services, and systemd for the host.</summary>
    public const int SecondsMax = 30;

    /// <summary>For which it still answers after it was asked to end: 0 to <see cref="SecondsMax"/>.</summary>
    public int DrainSeconds { get; set; } = 3;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(DrainSeconds)}", DrainSeconds, 0, SecondsMax);
}

/// <summary>The server is about to end: no proxy is to send anybody new here (<see cref="Health.Ready"/>), and open pages say so.</summary>
public sealed class Drain
{
    private int begun;

    public event Action? Begun;

    public bool HasBegun => Volatile.Read(ref begun) == 1;

    /// <returns>False where it had begun before.</returns>
    internal bool Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) == 1)
        {
            return false;
        }

        Begun?.Invoke();
        return true;
    }
}

/// <summary>Not ready any more.</summary>
internal sealed class DrainCheck(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("The server ends.") : HealthCheckResult.Healthy());
}

/// <summary>Says it in a page that has a circuit.</summary>
internal sealed class DrainCircuit(Drain drain, Scripts scripts) : CircuitHandler, IDisposable
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        drain.Begun -= Say;
        drain.Begun += Say;
        if (drain.HasBegun)
        {
            Say();
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        drain.Begun -= Say;
        return Task.CompletedTask;
    }

    public void Dispose() => drain.Begun -= Say;

    private void Say() => _ = SayAsync();

    private async Task SayAsync()
    {
        try
        {
            await scripts.CallAsync("line", "restarting");
        }
        catch (Exception gone) when (gone is JSException or InvalidOperationException or ObjectDisposedException)
        {
            // The page is gone, or was just leaving: it asks another server by itself.
        }
    }
}

/// <summary>
/// Ends the program on SIGTERM and Ctrl-C: at once no longer ready, and a little later for good. In between it answers whoever is still sent here.
/// Asked a second time it ends at once.
/// </summary>
internal sealed class DrainingLifetime(IHostApplicationLifetime life, Drain drain, DrainOptions options, TimeProvider time, IServiceProvider services) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Asked =
        [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<IDisposable> held = [];
    private ITimer? ends;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        held.AddRange(Asked.Select(signal => PosixSignalRegistration.Create(signal, asked =>
        {
            asked.Cancel = true;
            End();
        })));
        if (services.GetService<ISystemdNotifier>() is { } systemd)
        {
            held.Add(life.ApplicationStarted.Register(() => systemd.Notify(ServiceState.Ready)));
            held.Add(life.ApplicationStopping.Register(() => systemd.Notify(ServiceState.Stopping)));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        held.ForEach(each => each.Dispose());
        ends?.Dispose();
    }

    private void End()
    {
        if (!drain.Begin() || options.DrainSeconds == 0)
        {
            life.StopApplication();
            return;
        }

        ends = time.CreateTimer(_ => life.StopApplication(), null, TimeSpan.FromSeconds(options.DrainSeconds), Timeout.InfiniteTimeSpan);
    }
}

internal static class Draining
{
    public static void AddDrain(this IServiceCollection services)
    {
        services.AddSettings<DrainOptions>(DrainOptions.Section, options => options.Problems());
        services.AddSingleton<Drain>();
        services.AddScoped<CircuitHandler, DrainCircuit>();
        services.AddHealthChecks().AddCheck<DrainCheck>("draining");
    }
}

using LinkageWorkPlan.Web.Data.Copies;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// What the program does on its own: mails, printing, tidying up. It begins a moment after the program answers requests, since what it reads
/// first is compiled then, on the same processors as the first page that somebody waits for. In a read-only copy it does nothing.
/// </summary>
public abstract class BackgroundJob(IHostApplicationLifetime lifetime, CopyState copy) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        if (copy.IsReadOnly)
        {
            return;
        }

        await Task.Delay(AfterStart, stoppingToken);
        await RunAsync(stoppingToken);
    }

    /// <summary>Its rounds, until the program ends.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);
}

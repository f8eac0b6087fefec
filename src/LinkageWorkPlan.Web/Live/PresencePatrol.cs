namespace LinkageWorkPlan.Web.Live;

/// <summary>Empties the seats of pages whose line is lost.</summary>
internal sealed class PresencePatrol(Presence presence) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            presence.CleanUp();
        }
    }
}

using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Proof;

/// <summary>Sends <see cref="WriteHead"/> after a start and then every ten minutes, so that each day has its head soon after midnight.</summary>
public sealed partial class HeadKeeper(Dispatcher dispatcher, TimeProvider time, ILogger<HeadKeeper> log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round, time);
        try
        {
            do
            {
                await WriteAsync(stoppingToken);
            }
            while (await rounds.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new WriteHead.Command(), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How far the history has come could not be written down and is tried again")]
    private partial void Failed(Exception failure);
}

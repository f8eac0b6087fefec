using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Live;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>When the program's own work begins, and which server does it.</summary>
public sealed record JobStart(IHostApplicationLifetime Lifetime, CopyState Copy, JobTurns Turns, ServerCalls Calls);

/// <summary>
/// What the program does on its own: mails, printing, tidying up. It begins a moment after the program answers requests, since what it reads
/// first is compiled then, on the same processors as the first page that somebody waits for. In a read-only copy it does nothing. Of several
/// servers on one database one does it (docs/decisions/0091).
/// </summary>
public abstract class BackgroundJob(JobStart start) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    private readonly WakeUp work = new();

    private string Name => GetType().Name;

    /// <summary>There is something new to do, whichever server does it: to be called once it is committed (<see cref="Accounts.RequestContext.AfterCommit"/>).</summary>
    public void Wake()
    {
        work.Call();
        start.Calls.Say(new ServerCall(Name));
    }

    public override void Dispose()
    {
        start.Calls.Heard -= Hear;
        work.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        start.Calls.Heard += Hear;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (start.Lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        if (start.Copy.IsReadOnly)
        {
            return;
        }

        await Task.Delay(AfterStart, stoppingToken);
        do
        {
            await using var turn = await start.Turns.TakeAsync(Name, stoppingToken);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, turn.Lost);
            try
            {
                await RunAsync(both.Token);
                if (!turn.Lost.IsCancellationRequested)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (turn.Lost.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
            {
                // Another server does it now, until it is this one's turn again.
            }
        }
        while (!stoppingToken.IsCancellationRequested);
    }

    /// <summary>Its rounds, until the program ends or another server does them.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Returns when it is woken, and after <paramref name="most"/> at the latest.</summary>
    protected Task WaitAsync(TimeSpan most, CancellationToken cancel) => work.WaitAsync(most, cancel);

    /// <summary>Says something to the same job of other servers.</summary>
    protected void Say(string words) => start.Calls.Say(new ServerCall(Name, words));

    /// <summary>What the same job of another server said.</summary>
    protected virtual void HearSaid(string words)
    {
    }

    private void Hear(ServerCall? call)
    {
        if (call is null || (call.About == Name && call.Words is null))
        {
            work.Call();
        }
        else if (call.About == Name)
        {
            HearSaid(call.Words!);
        }
    }
}

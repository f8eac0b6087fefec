namespace LinkageWorkPlan.Web.Data;

/// <summary>Which of the servers on one database does a background job. One server does all of them.</summary>
public class JobTurns
{
    /// <summary>Waits until it is this server's turn.</summary>
    /// <param name="job">The name of its class.</param>
    public virtual Task<JobTurn> TakeAsync(string job, CancellationToken cancel) => Task.FromResult(new JobTurn(() => ValueTask.CompletedTask));
}

/// <summary>This server does a job, until the turn is given back or lost.</summary>
public sealed class JobTurn(Func<ValueTask> giveBack) : IAsyncDisposable
{
    private readonly CancellationTokenSource lost = new();

    /// <summary>Another server may have begun the same.</summary>
    public CancellationToken Lost => lost.Token;

    internal void Lose()
    {
        try
        {
            lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was given back in the same moment.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await giveBack();
        lost.Dispose();
    }
}

namespace LinkageWorkPlan.Web.Requests;

/// <summary>Wakes one background service. However often it is called while the service works, the service looks once more.</summary>
public sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim calls = new(0, 1);

    public void Call()
    {
        try
        {
            calls.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is called already, and has not looked since.
        }
        catch (ObjectDisposedException)
        {
            // The program ends; the service looks again at the next start.
        }
    }

    /// <summary>Returns when it is called, and after <paramref name="most"/> at the latest.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => calls.WaitAsync(most, cancel);

    public void Dispose() => calls.Dispose();
}

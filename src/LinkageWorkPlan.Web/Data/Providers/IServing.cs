namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>That a server uses a database. Held until the server ends.</summary>
public interface IServing : IAsyncDisposable
{
    /// <summary>True while no other server can use it: it may be upgraded.</summary>
    bool IsAlone { get; }

    /// <summary>It is as this program leaves it: where several servers are meant, the others come in from now on.</summary>
    Task OpenAsync(CancellationToken cancel);
}

/// <summary>How this process uses its database; null where it is no server.</summary>
internal sealed class ServingState
{
    public IServing? Serving { get; set; }
}

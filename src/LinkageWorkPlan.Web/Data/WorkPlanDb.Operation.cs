namespace LinkageWorkPlan.Web.Data;

/// <content>What those who keep the server see of it.</content>
public abstract partial class WorkPlanDb
{
    /// <returns>As in <c>PostgreSQL 15.5</c>, and its size in bytes.</returns>
    internal abstract Task<(string Kind, long Bytes)> SizeAsync(CancellationToken cancel);

    /// <summary>The servers that share it, by name; empty where there is one.</summary>
    internal virtual Task<List<ServingServer>> ServersAsync(CancellationToken cancel) => Task.FromResult<List<ServingServer>>([]);

    /// <summary>Of its file; null where it is on a server of its own.</summary>
    internal abstract string? Folder { get; }
}

namespace LinkageWorkPlan.Web.Live;

/// <summary>
/// What servers on one database say to each other beside what was saved: that a background job has something to do, and how it went. A call that
/// is lost is made up for by the job's next round. Where there is one server nobody hears it.
/// </summary>
public sealed class ServerCalls
{
    /// <summary>From another server. Null where something may have been missed, as while the line to the database was lost.</summary>
    public event Action<ServerCall?>? Heard;

    /// <summary>From this server, for the others.</summary>
    public event Action<ServerCall>? Said;

    public void Say(ServerCall call) => Said?.Invoke(call);

    internal void Hear(ServerCall? call) => Heard?.Invoke(call);
}

/// <param name="About">The name of the job.</param>
/// <param name="Words">What it says; null where the job is to look for work.</param>
public sealed record ServerCall(string About, string? Words = null);

namespace LinkageWorkPlan.Web.Data;

/// <summary>What a database is, for those who keep the server.</summary>
/// <param name="Kind">As in <c>PostgreSQL 15.5</c>.</param>
/// <param name="Schema">Its newest migration.</param>
/// <param name="Folder">Of its file; null where it is on a server of its own.</param>
/// <param name="Servers">That share it; empty where there is one.</param>
public sealed record DatabaseFacts(string Kind, long Bytes, string Schema, string? Folder, IReadOnlyList<ServingServer> Servers);

/// <summary>One of several servers on a database.</summary>
/// <param name="Name">Of its machine.</param>
/// <param name="Jobs">How many background jobs it does now.</param>
public sealed record ServingServer(string Name, int Jobs);

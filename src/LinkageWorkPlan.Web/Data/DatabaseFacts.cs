namespace LinkageWorkPlan.Web.Data;

/// <summary>What a database is, for those who keep the server.</summary>
/// <param name="Kind">As in <c>PostgreSQL 15.5</c>.</param>
/// <param name="Schema">Its newest migration.</param>
/// <param name="Folder">Of its file; null where it is on a server of its own.</param>
public sealed record DatabaseFacts(string Kind, long Bytes, string Schema, string? Folder);

namespace LinkageWorkPlan.Domain.History;

/// <summary>
/// The place of an audit entry in the chain of the history. Its hash covers the entry and the hash before it, so that whoever knows one hash
/// knows that nothing up to it was changed, removed or put in between since.
/// </summary>
public sealed class HistoryLink
{
    /// <summary>Characters of a hash: SHA-256 in lower-case hexadecimal digits.</summary>
    public const int HashLength = 64;

    private HistoryLink()
    {
    }

    /// <param name="number">From 1, without a gap, in the order in which changes were committed.</param>
    public HistoryLink(long number, Guid entryId, string hash) => (Number, EntryId, Hash) = (number, entryId, hash);

    public long Number { get; private set; }
    public Guid EntryId { get; private set; }
    public string Hash { get; private set; } = string.Empty;
}

/// <summary>How far the history's chain had come at some time: what is written down elsewhere, so that the history can be compared with it later.</summary>
/// <param name="Number">Of its last link; 0 for a history without entries.</param>
/// <param name="Hash">Of its last link, 64 lower-case hexadecimal digits.</param>
public sealed record HistoryHead(long Number, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static HistoryHead None { get; } = new(0, new string('0', HistoryLink.HashLength));
}

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>A content of a plan or report that a person was shown, so that the next time what changed since can be shown first.</summary>
public sealed class ShownContent
{
    private ShownContent()
    {
    }

    public ShownContent(Guid accountId, Guid subjectId, string content, string fingerprint, DateTime atUtc) =>
        (AccountId, SubjectId, Content, Fingerprint, ShownAt) = (accountId, subjectId, content, fingerprint, atUtc);

    public Guid AccountId { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Content { get; private set; } = string.Empty;
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>UTC: when it was shown first.</summary>
    public DateTime ShownAt { get; private set; }
}

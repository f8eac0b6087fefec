namespace LinkageWorkPlan.Domain.Reports;

/// <summary>A secretary's agreement, for their side, that a report goes for signature with exactly this content.</summary>
public sealed class ReportConsent
{
    private ReportConsent()
    {
    }

    internal ReportConsent(Guid reportId, string fingerprint, Side bySide, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Fingerprint, BySide, ByName, At) = (reportId, fingerprint, bySide, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>SHA-256 of the canonical content that was agreed to: another content needs another consent.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

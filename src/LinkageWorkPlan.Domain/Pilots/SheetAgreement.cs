namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A co-chair's word, for their side, that candidates are scored in this way: by this sheet, and no other.</summary>
public sealed class SheetAgreement
{
    private SheetAgreement()
    {
    }

    internal SheetAgreement(Guid sheetId, string fingerprint, Side bySide, string byName, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (SheetId, Fingerprint, BySide, ByName, At) = (sheetId, fingerprint, bySide, byName, atUtc);
    }

    public Guid Id { get; private set; }
    public Guid SheetId { get; private set; }

    /// <summary>SHA-256 of what was agreed (<see cref="ScoringSheet.FingerprintOf"/>).</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    public Side BySide { get; private set; }
    public string ByName { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

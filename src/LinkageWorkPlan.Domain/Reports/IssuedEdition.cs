namespace LinkageWorkPlan.Domain.Reports;

/// <summary>The stored PDF of one edition of an issue: printed once, never changed. Its bytes are read by what compares them with their hash, and by nothing else.</summary>
public sealed class IssuedEdition
{
    private IssuedEdition()
    {
    }

    /// <param name="pages">How many it has.</param>
    /// <param name="firstPage">Its first page as a PNG; null for the English rendering, of which none is shown.</param>
    public IssuedEdition(Guid reportId, int issue, EditionKey key, byte[] pdf, int pages, byte[]? firstPage, DateTime printedAtUtc, SealKind seal = SealKind.None)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Issue, Edition, Reader, Pdf, FirstPage, PrintedAt, Seal) = (reportId, issue, key.Edition, key.Reader, pdf, firstPage, printedAtUtc, seal);
        (Size, Pages, Sha256) = (pdf.Length, pages, Domain.Texts.Fingerprint.OfBytes(pdf));
        FirstPageSha256 = firstPage is null ? null : Domain.Texts.Fingerprint.OfBytes(firstPage);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public int Issue { get; private set; }
    public Edition Edition { get; private set; }

    /// <summary>The side whose language stands first.</summary>
    public Side Reader { get; private set; }

    public byte[] Pdf { get; private set; } = [];

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>How many it has; 0 where that is not known.</summary>
    public int Pages { get; private set; }

    /// <summary>PNG; null where no picture is kept.</summary>
    public byte[]? FirstPage { get; private set; }

    public string? FirstPageSha256 { get; private set; }

    public string Sha256 { get; private set; } = string.Empty;

    public SealKind Seal { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime PrintedAt { get; private set; }
}

/// <summary>A minister's office received an issue: first opened, then acknowledged.</summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    public Receipt(Guid reportId, int issue, Side side, DateTime openedAtUtc)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Issue, Side, OpenedAt) = (reportId, issue, side, openedAtUtc);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public int Issue { get; private set; }
    public Side Side { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>UTC; null while only opened.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    /// <summary>A second acknowledgement changes nothing.</summary>
    public void Acknowledge(string name, DateTime atUtc)
    {
        if (AcknowledgedAt is null)
        {
            (AcknowledgedAt, AcknowledgedBy) = (atUtc, name);
        }
    }
}

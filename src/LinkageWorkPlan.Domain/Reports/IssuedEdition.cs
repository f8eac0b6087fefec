using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>
/// The stored PDF of one edition of what both co-chairs signed: an issue of a report, a plan, or an amendment. Printed once, never changed.
/// Its bytes are read by what compares them with their hash, and by nothing else.
/// </summary>
public sealed class IssuedEdition
{
    private IssuedEdition()
    {
    }

    /// <param name="round">Signed by both sides: what is printed.</param>
    /// <param name="issue">Number of a report's issue; 1 for a plan or an amendment, which is signed once.</param>
    /// <param name="pages">How many it has.</param>
    /// <param name="firstPage">Its first page as a PNG; null for the English rendering, of which none is shown.</param>
    /// <param name="numbersToCome">The sides for whose number its first page keeps a place.</param>
    public IssuedEdition(SignOffRound round, int issue, EditionKey key, byte[] pdf, int pages, byte[]? firstPage, DateTime printedAtUtc, SealKind seal = SealKind.None, IReadOnlyCollection<Side>? numbersToCome = null)
    {
        Id = Guid.CreateVersion7();
        (RoundId, SubjectId, Issue, Edition, Reader, Pdf, FirstPage, PrintedAt, Seal) = (round.Id, round.SubjectId, issue, key.Edition, key.Reader, pdf, firstPage, printedAtUtc, seal);
        (Size, Pages, Sha256) = (pdf.Length, pages, Domain.Texts.Fingerprint.OfBytes(pdf));
        (HasPlaceOfVietnam, HasPlaceOfLaos) = (numbersToCome?.Contains(Side.Vietnam) is true, numbersToCome?.Contains(Side.Laos) is true);
        FirstPageSha256 = firstPage is null ? null : Domain.Texts.Fingerprint.OfBytes(firstPage);
    }

    public Guid Id { get; private set; }

    /// <summary>The sign-off round that holds what it prints.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The report, plan or amendment that was signed.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Number of a report's issue; 1 for what is signed once.</summary>
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

    /// <summary>Its first page says that the number of the Vietnamese side's records office follows, and keeps a place for it.</summary>
    public bool HasPlaceOfVietnam { get; private set; }

    /// <inheritdoc cref="HasPlaceOfVietnam"/>
    public bool HasPlaceOfLaos { get; private set; }

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

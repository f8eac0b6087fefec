namespace LinkageWorkPlan.Domain.Reports;

/// <summary>
/// What was added to the file of an issued edition when a records office had given its number: the number on page 1, and the seal over it. The
/// edition itself stays as it was issued; with its layers, in their order, it is the file that is handed out.
/// </summary>
public sealed class NumberLayer
{
    private NumberLayer()
    {
    }

    /// <param name="before">Size of the edition with the layers before, in bytes.</param>
    /// <param name="whole">The edition with the layers before and this one.</param>
    /// <param name="sealedAtUtc">The instant its seal names.</param>
    /// <exception cref="ArgumentException">It adds nothing.</exception>
    public NumberLayer(IssuedEdition edition, Side body, int before, byte[] whole, DateTime sealedAtUtc)
    {
        if (whole.Length <= before)
        {
            throw new ArgumentException("A layer is added at the end of a file.", nameof(whole));
        }

        Id = Guid.CreateVersion7();
        (EditionId, RoundId, SubjectId, Body, SealedAt) = (edition.Id, edition.RoundId, edition.SubjectId, body, sealedAtUtc);
        (Added, Size, Sha256) = (whole[before..], whole.Length, Domain.Texts.Fingerprint.OfBytes(whole));
    }

    public Guid Id { get; private set; }
    public Guid EditionId { get; private set; }

    /// <summary>The sign-off round of the edition.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The report, plan or amendment that was signed.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Whose office gave the number.</summary>
    public Side Body { get; private set; }

    /// <summary>The bytes at the end of the file.</summary>
    public byte[] Added { get; private set; } = [];

    /// <summary>Bytes of the whole file with it.</summary>
    public int Size { get; private set; }

    /// <summary>Of the whole file with it, 64 hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime SealedAt { get; private set; }
}

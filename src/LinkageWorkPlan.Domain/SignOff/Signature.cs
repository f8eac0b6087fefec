using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>How a signature was given.</summary>
public enum SignatureMethod
{
    /// <summary>In the system, after proving again who it is.</summary>
    Electronic,

    /// <summary>By hand on paper, then scanned and uploaded.</summary>
    Paper,
}

/// <summary>As what a person signs.</summary>
public enum SignatureCapacity
{
    CoChair,

    /// <summary>A deputy for the co-chair, by a delegation on file: "KT." before the position in Vietnamese (Decree 30/2020/NĐ-CP, annex I), "ວ່າການແທນ" in Lao.</summary>
    ActingDeputy,
}

/// <summary>Who signs: the name and position as they are printed under the signature.</summary>
/// <param name="Account">Whoever signs, or on paper whoever records it.</param>
/// <param name="Position">The signer's own.</param>
/// <param name="ActingFor">The position that is signed for; empty for a co-chair.</param>
/// <param name="Delegation">The delegation on file; null for a co-chair.</param>
public sealed record Signer(Guid Account, string Name, LocalizedText Position, LocalizedText ActingFor, Delegation? Delegation)
{
    public static Signer CoChair(Guid account, string name, LocalizedText position) => new(account, name, position, LocalizedText.Empty, null);

    /// <param name="actingFor">As printed on what is signed; may be worded otherwise than in the decision.</param>
    public static Signer Deputy(Guid account, string name, LocalizedText position, LocalizedText actingFor, Delegation by) => new(account, name, position, actingFor, by);
}

/// <summary>What is known of a signature by hand.</summary>
/// <param name="Place">Where it was signed, as printed before the date.</param>
/// <param name="SignedOn">The day on the paper.</param>
/// <param name="ScanId">The scanned copy that was uploaded.</param>
/// <param name="ScanSha256">Its SHA-256, 64 hexadecimal digits.</param>
/// <param name="RecordedBy">Name of who records it.</param>
public sealed record SignedPaper(LocalizedText Place, DateOnly SignedOn, Guid ScanId, string ScanSha256, string RecordedBy);

/// <summary>One side's sign-off: by the co-chair or an acting deputy, in the system or on paper. Never changed.</summary>
public sealed class Signature
{
    public const int PlaceMax = 120;

    private Signature()
    {
    }

    internal Signature(Guid roundId, Side side, Signer signer, DateTime signedAt, string fingerprint, SignedPaper? paper)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Side, AccountId, Name, Position, SignedAt, Fingerprint) = (roundId, side, signer.Account, signer.Name, signer.Position, signedAt, fingerprint);
        if (signer.Delegation is { } by)
        {
            (Capacity, ActingFor, DelegationId, DelegationNumber, DelegationDecidedOn) = (SignatureCapacity.ActingDeputy, signer.ActingFor, by.Id, by.Number, by.DecidedOn);
        }

        if (paper is not null)
        {
            (Method, Place, PaperSignedOn, ScanId, ScanSha256, RecordedByName) = (SignatureMethod.Paper, paper.Place, paper.SignedOn, paper.ScanId, paper.ScanSha256, paper.RecordedBy);
        }
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Side Side { get; private set; }

    /// <summary>Whoever signed; for a paper signature the secretary who recorded it.</summary>
    public Guid AccountId { get; private set; }

    public string Name { get; private set; } = string.Empty;
    public LocalizedText Position { get; private set; } = LocalizedText.Empty;
    public SignatureCapacity Capacity { get; private set; }

    /// <summary>The position that an acting deputy signed for; empty for a co-chair.</summary>
    public LocalizedText ActingFor { get; private set; } = LocalizedText.Empty;

    public Guid? DelegationId { get; private set; }

    /// <summary>Of the decision by which a deputy signed, as it was then; null for a co-chair.</summary>
    public string? DelegationNumber { get; private set; }

    public DateOnly? DelegationDecidedOn { get; private set; }
    public SignatureMethod Method { get; private set; }

    /// <summary>Where it was signed on paper; empty for an electronic one.</summary>
    public LocalizedText Place { get; private set; } = LocalizedText.Empty;

    /// <summary>The day on the paper; null for an electronic one.</summary>
    public DateOnly? PaperSignedOn { get; private set; }

    public Guid? ScanId { get; private set; }
    public string? ScanSha256 { get; private set; }

    /// <summary>Who recorded it; null for an electronic one.</summary>
    public string? RecordedByName { get; private set; }

    /// <summary>UTC; for a paper signature the instant it was recorded.</summary>
    public DateTime SignedAt { get; private set; }

    public string Fingerprint { get; private set; } = string.Empty;

    public WayOfSigning How => new(
        SignedAt,
        PaperSignedOn is { } day ? new SignedByHand(Place, day, ScanSha256!, RecordedByName!) : null,
        DelegationNumber is { } number ? new SignedByDeputy(ActingFor, number, DelegationDecidedOn!.Value) : null);
}

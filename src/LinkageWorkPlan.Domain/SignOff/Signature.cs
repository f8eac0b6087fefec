using LinkageWorkPlan.Domain.Failures;
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
public sealed record Signer
{
    private Signer(Guid account, string name, LocalizedText position) => (Account, Name, Position) = (account, name, position);

    /// <summary>Whoever signs, or on paper whoever records it.</summary>
    public Guid Account { get; }

    public string Name { get; }

    /// <summary>The name in the other side's script; empty where it is not known.</summary>
    public string OtherName { get; init; } = string.Empty;

    /// <summary>The signer's own.</summary>
    public LocalizedText Position { get; }

    /// <summary>The position that is signed for; empty for a co-chair.</summary>
    public LocalizedText ActingFor { get; private init; } = LocalizedText.Empty;

    /// <summary>The delegation on file; null for a co-chair.</summary>
    public Delegation? Delegation { get; private init; }

    public static Signer CoChair(Guid account, string name, LocalizedText position) => new(account, name, position);

    /// <param name="actingFor">As printed on what is signed; may be worded otherwise than in the decision.</param>
    /// <param name="by">Of its own side.</param>
    /// <param name="day">On which it is signed, UTC+7; of a signature by hand the day on the paper.</param>
    /// <exception cref="RuleException"><see cref="Rules.NoDelegationOnDay"/>: no decision is given, or one that is not in force that day.</exception>
    public static Signer Deputy(Guid account, string name, LocalizedText position, LocalizedText actingFor, Delegation? by, DateOnly day) =>
        by is not null && by.IsInForce(day)
            ? new Signer(account, name, position) { ActingFor = actingFor, Delegation = by }
            : throw new RuleException(Rules.NoDelegationOnDay, nameof(ActingFor), name, day);
}

/// <summary>What is known of a signature by hand.</summary>
public sealed record SignedPaper
{
    /// <param name="day">On the paper.</param>
    /// <param name="sent">UTC+7: the day the content was sent for signature.</param>
    /// <param name="today">UTC+7.</param>
    /// <param name="recordedBy">Name of who records it.</param>
    /// <exception cref="RuleException"><see cref="Rules.PaperDate"/>.</exception>
    public SignedPaper(LocalizedText place, DateOnly day, DateOnly sent, DateOnly today, SignOffFile scan, string recordedBy)
    {
        // Nobody signs a paper before it was printed, nor tomorrow.
        SignedOn = PaperDay.Require(day, sent, today, nameof(SignedOn));
        (Place, ScanId, ScanSha256, RecordedBy) = (place, scan.Id, scan.Sha256, recordedBy);
    }

    /// <summary>Where it was signed, as printed before the date.</summary>
    public LocalizedText Place { get; }

    public DateOnly SignedOn { get; }

    public Guid ScanId { get; }
    public string ScanSha256 { get; }
    public string RecordedBy { get; }
}

/// <summary>One side's sign-off: by the co-chair or an acting deputy, in the system or on paper. Never changed.</summary>
public sealed class Signature
{
    public const int PlaceMax = 120;

    private Signature()
    {
    }

    internal Signature(Guid roundId, Side side, Signer signer, DateTime signedAt, string fingerprint, SignedPaper? paper, SignatureProof? proof, PasskeyProof? passkey)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Side, AccountId, Name, Position, SignedAt, Fingerprint) = (roundId, side, signer.Account, signer.Name, signer.Position, signedAt, fingerprint);
        OtherName = signer.OtherName.Length == 0 ? null : signer.OtherName;
        if (signer.Delegation is { } by)
        {
            (Capacity, ActingFor, DelegationId, DelegationNumber, DelegationDecidedOn) = (SignatureCapacity.ActingDeputy, signer.ActingFor, by.Id, by.Number, by.DecidedOn);
        }

        if (paper is not null)
        {
            (Method, Place, PaperSignedOn, ScanId, ScanSha256, RecordedByName) = (SignatureMethod.Paper, paper.Place, paper.SignedOn, paper.ScanId, paper.ScanSha256, paper.RecordedBy);
        }

        (Proof, Passkey, KeySha256) = (proof, passkey, passkey?.KeySha256());
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Side Side { get; private set; }

    /// <summary>Whoever signed; for a paper signature the secretary who recorded it.</summary>
    public Guid AccountId { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>The name in the other side's script, as it was then; null where it was not known.</summary>
    public string? OtherName { get; private set; }

    /// <summary>The name in each official language: in its own script where it is known.</summary>
    /// <param name="native">Of the signer's side.</param>
    public LocalizedText NameIn(Language native) =>
        LocalizedText.Each(Language.Vi, language => OtherName is { } other && language != native && Languages.Official.Contains(language) ? other : Name);

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

    /// <summary>By what the signer proved who they were; null on paper, and for one that was taken in from a record that does not say it.</summary>
    public SignatureProof? Proof { get; private set; }

    /// <summary>What the passkey answered; null where it was signed otherwise.</summary>
    public PasskeyProof? Passkey { get; private set; }

    /// <summary>SHA-256 of the passkey's public key, 64 hexadecimal digits; null where it was signed otherwise.</summary>
    public string? KeySha256 { get; private set; }

    /// <summary>UTC; for a paper signature the instant it was recorded.</summary>
    public DateTime SignedAt { get; private set; }

    public string Fingerprint { get; private set; } = string.Empty;

    public WayOfSigning How => new(
        SignedAt,
        PaperSignedOn is { } day ? new SignedByHand(Place, day, ScanSha256!, RecordedByName!) : null,
        DelegationNumber is { } number ? new SignedByDeputy(ActingFor, number, DelegationDecidedOn!.Value) : null)
    {
        Proof = Proof,
        Passkey = Passkey,
    };
}

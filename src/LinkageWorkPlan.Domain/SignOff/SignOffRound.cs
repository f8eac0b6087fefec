using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

public enum SignOffSubject
{
    Plan,
    Report,
}

public enum RoundState
{
    Open,

    /// <summary>Both co-chairs signed the same content.</summary>
    Signed,

    /// <summary>A co-chair sent it back with a comment; what was signed is void.</summary>
    Returned,

    /// <summary>A secretary took it back before it was complete.</summary>
    Withdrawn,
}

/// <summary>One content put before both co-chairs: frozen, fingerprinted, signed by each or returned by either.</summary>
public sealed class SignOffRound : IVersioned
{
    public const int CommentMax = 4000;

    private readonly List<Signature> signatures = [];

    private SignOffRound()
    {
    }

    /// <param name="content">The canonical content, exactly as shown to the co-chairs.</param>
    public SignOffRound(SignOffSubject subject, Guid subjectId, string subjectCode, LocalizedText title, string content, DateTime atUtc, Guid by, string byName)
    {
        Id = Guid.CreateVersion7();
        (Subject, SubjectId, SubjectCode, Title) = (subject, subjectId, subjectCode, title);
        (Content, Fingerprint) = (content, Domain.Texts.Fingerprint.OfContent(content));
        (RequestedAt, RequestedBy, RequestedByName) = (atUtc, by, byName);
    }

    public Guid Id { get; private set; }
    public SignOffSubject Subject { get; private set; }
    public Guid SubjectId { get; private set; }
    public string SubjectCode { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public string Content { get; private set; } = string.Empty;

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, 64 hexadecimal digits: what is signed.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>UTC: since when it waits.</summary>
    public DateTime RequestedAt { get; private set; }

    public Guid RequestedBy { get; private set; }
    public string RequestedByName { get; private set; } = string.Empty;
    public RoundState State { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedByName { get; private set; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? Comment { get; private set; }

    public IReadOnlyList<Signature> Signatures => signatures;
    public int Version { get; private set; }

    public bool IsSignedBy(Side side) => signatures.Any(each => each.Side == side);

    /// <param name="fingerprint">Of the content that was shown to the signer.</param>
    /// <param name="position">As printed under the signature. A usual title is not put in the place of a missing language: beside a person's own title in the other one, the two texts would say different things.</param>
    /// <returns>True where this was the second signature, which completes the round.</returns>
    /// <exception cref="RuleException"><see cref="Rules.ContentChanged"/>, <see cref="Rules.AlreadySigned"/>, <see cref="Rules.RoundClosed"/>, or <see cref="Rules.SignerPositionMissing"/>: what is signed exists in both languages, the signer's position with it.</exception>
    public bool Sign(Side side, string fingerprint, Guid account, string name, LocalizedText position, DateTime atUtc)
    {
        RequireOpen();
        if (fingerprint != Fingerprint)
        {
            throw new RuleException(Rules.ContentChanged);
        }

        if (IsSignedBy(side))
        {
            throw new RuleException(Rules.AlreadySigned, null, side);
        }

        var missing = Languages.Official.Where(language => position[language] is null).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException([.. missing.Select(language => new BrokenRule(Rules.SignerPositionMissing, null, language.Code()))]);
        }

        signatures.Add(new Signature(Id, side, account, name, position, atUtc, Fingerprint));
        if (!Sides.Both.All(IsSignedBy))
        {
            return false;
        }

        (State, ClosedAt, ClosedByName) = (RoundState.Signed, atUtc, name);
        return true;
    }

    /// <exception cref="RuleException"><see cref="Rules.ReturnNeedsComment"/>: a return says what to mend.</exception>
    public void Return(string comment, string name, DateTime atUtc) => Close(RoundState.Returned, comment, name, atUtc);

    public void Withdraw(string reason, string name, DateTime atUtc) => Close(RoundState.Withdrawn, reason, name, atUtc);

    /// <summary>Puts a newer content before the co-chairs, as after a translation: only while nobody signed the one before.</summary>
    /// <exception cref="RuleException"><see cref="Rules.AlreadySigned"/>: a signed content never changes; withdraw it and open a new round.</exception>
    public void Replace(string content)
    {
        RequireOpen();
        if (signatures.Count > 0)
        {
            throw new RuleException(Rules.AlreadySigned, null, signatures[0].Side);
        }

        (Content, Fingerprint) = (content, Domain.Texts.Fingerprint.OfContent(content));
    }

    private void Close(RoundState state, string comment, string name, DateTime atUtc)
    {
        RequireOpen();
        if (TextNormalizer.Normalize(comment).Length == 0)
        {
            throw new RuleException(Rules.ReturnNeedsComment, nameof(Comment));
        }

        Comment = Check.Text(comment, nameof(Comment), CommentMax);
        (State, ClosedAt, ClosedByName) = (state, atUtc, name);
    }

    private void RequireOpen()
    {
        if (State != RoundState.Open)
        {
            throw new RuleException(Rules.RoundClosed);
        }
    }
}

/// <summary>One co-chair's sign-off, given after proving who it is again. Never changed.</summary>
public sealed class Signature
{
    private Signature()
    {
    }

    internal Signature(Guid roundId, Side side, Guid accountId, string name, LocalizedText position, DateTime signedAt, string fingerprint)
    {
        Id = Guid.CreateVersion7();
        (RoundId, Side, AccountId, Name, Position, SignedAt, Fingerprint) = (roundId, side, accountId, name, position, signedAt, fingerprint);
    }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Side Side { get; private set; }
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = string.Empty;
    public LocalizedText Position { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC.</summary>
    public DateTime SignedAt { get; private set; }

    public string Fingerprint { get; private set; } = string.Empty;
}

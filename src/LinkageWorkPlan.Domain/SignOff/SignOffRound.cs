using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

public enum SignOffSubject
{
    Plan,
    Report,

    /// <summary>A set of changes to an adopted plan.</summary>
    Amendment,

    /// <summary>The minutes of a meeting.</summary>
    Minutes,

    /// <summary>A round of scoring of pilot models, with what a meeting decided about them.</summary>
    ScoringSheet,
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
public sealed class SignOffRound : IVersioned, IAudited
{
    public const int CommentMax = 4000;

    /// <summary>Of the title of what is signed, in text elements.</summary>
    public const int TitleMax = 500;

    private readonly List<Signature> signatures = [];
    private readonly List<RoundComment> comments = [];
    private readonly List<CommentAnswer> answers = [];
    private readonly List<KeptWarning> kept = [];

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

    /// <summary>True while it is to be signed and once it is. What came back is nobody's to sign any more: its pages say that they are a draft.</summary>
    public bool Stands() => State is RoundState.Open or RoundState.Signed;
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedByName { get; private set; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? Comment { get; private set; }

    public IReadOnlyList<Signature> Signatures => signatures;

    /// <summary>What a return says of single parts.</summary>
    public IReadOnlyList<RoundComment> Comments => comments;

    /// <summary>Results of the comments of a return, as secretaries recorded them, the oldest first.</summary>
    public IReadOnlyList<CommentAnswer> Answers => answers;

    /// <summary>Warnings about a report that stayed when it was sent, each with its reason, as they were then.</summary>
    public IReadOnlyList<KeptWarning> Kept => kept;

    /// <summary>Parts that a return commented on and nobody has answered, in ordinal order: they keep the next content from being sent.</summary>
    public IReadOnlyList<string> OpenParts => [.. comments.Select(each => each.Part).Where(part => StateOf(part) == CommentState.Open).Order(StringComparer.Ordinal)];

    public int Version { get; private set; }

    /// <summary>The plan, amendment, report, meeting or round of scoring that it is about: its own name is shown where that one is not at hand.</summary>
    public AuditSubject ToSubject() => Subject switch
    {
        SignOffSubject.Plan => new(nameof(WorkPlan), SubjectId, SubjectCode, Title, SubjectId),
        SignOffSubject.Amendment => new(nameof(Amendment), SubjectId, SubjectCode, Title, null),
        SignOffSubject.Report => new(nameof(Report), SubjectId, SubjectCode, Title, null),
        SignOffSubject.Minutes => new(nameof(Meeting), SubjectId, SubjectCode, Title, null),
        SignOffSubject.ScoringSheet => new(nameof(ScoringSheet), SubjectId, SubjectCode, Title, null),
    };

    public bool IsSignedBy(Side side) => signatures.Any(each => each.Side == side);

    /// <summary>Since when a side's signature is waited for, UTC: since it was sent, or since the other side signed.</summary>
    public DateTime WaitsSince(Side side) => IsSignedBy(side.Other()) ? signatures.Max(each => each.SignedAt) : RequestedAt;

    /// <param name="content">The canonical content as it would have to be signed now.</param>
    /// <exception cref="RuleException"><see cref="Rules.ContentChanged"/>.</exception>
    public void RequireCurrent(string content)
    {
        if (Domain.Texts.Fingerprint.OfContent(content) != Fingerprint)
        {
            throw new RuleException(Rules.ContentChanged);
        }
    }

    /// <param name="fingerprint">Of the content that was shown to the signer.</param>
    /// <param name="signer">With a position in both languages. A usual title is not put in the place of a missing language: beside a person's own title in the other one, the two texts would say different things.</param>
    /// <param name="paper">Null where it is given in the system.</param>
    /// <param name="proof">By what the signer proved who they are; null on paper, and where that is not known.</param>
    /// <param name="passkey">What the signer's passkey answered; null where it was signed otherwise.</param>
    /// <returns>True where this was the second signature, which completes the round.</returns>
    /// <exception cref="RuleException"><see cref="Rules.ContentChanged"/>, <see cref="Rules.AlreadySigned"/>, <see cref="Rules.RoundClosed"/>, or <see cref="Rules.SignerPositionMissing"/>: what is signed exists in both languages, the signer's position with it.</exception>
    public bool Sign(Side side, string fingerprint, Signer signer, DateTime atUtc, SignedPaper? paper = null, SignatureProof? proof = null, PasskeyProof? passkey = null)
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

        var missing = Languages.Official.Where(language => signer.Position[language] is null).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException([.. missing.Select(language => new BrokenRule(Rules.SignerPositionMissing, null, language.Code()))]);
        }

        signatures.Add(new Signature(Id, side, signer, atUtc, Fingerprint, paper, proof, passkey));
        if (!Sides.Both.All(IsSignedBy))
        {
            return false;
        }

        (State, ClosedAt, ClosedByName) = (RoundState.Signed, atUtc, signer.Name);
        return true;
    }

    /// <exception cref="RuleException"><see cref="Rules.ReturnNeedsComment"/>: a return says what to fix.</exception>
    public void Return(string comment, string name, DateTime atUtc) => Close(RoundState.Returned, comment, name, atUtc);

    /// <summary>A return with a comment on single parts, each in its place.</summary>
    /// <param name="comment">On the whole; may be empty where a part has one.</param>
    /// <param name="parts">By the part's key: a report's section, a plan's pillar. Blank ones are left out.</param>
    /// <exception cref="RuleException"><see cref="Rules.ReturnNeedsComment"/>: there is none at all; or one is too long. Nothing is changed.</exception>
    public void Return(string comment, IReadOnlyDictionary<string, string> parts, string name, DateTime atUtc)
    {
        var written = parts.Where(each => TextNormalizer.Normalize(each.Value).Length > 0).OrderBy(each => each.Key, StringComparer.Ordinal).ToList();
        RequireOpen();
        List<RoundComment> single = [.. written.Select(each => new RoundComment(Id, Check.Text(each.Key, nameof(RoundComment.Part), RoundComment.PartMax), Check.Text(each.Value, nameof(Comment), CommentMax)))];
        if (TextNormalizer.Normalize(comment).Length == 0 && single.Count > 0)
        {
            (State, ClosedAt, ClosedByName) = (RoundState.Returned, atUtc, name);
        }
        else
        {
            Return(comment, name, atUtc);
        }

        comments.AddRange(single);
    }

    /// <summary>The result of a comment: the newest answer of its part.</summary>
    /// <param name="part">Empty for the comment on the whole.</param>
    public CommentState StateOf(string part) => AnswerTo(part)?.State ?? CommentState.Open;

    /// <returns>The newest; null where nobody has answered.</returns>
    public CommentAnswer? AnswerTo(string part) => answers.Where(each => each.Part == part).MaxBy(each => (each.At, each.Id));

    /// <summary>Records the result of a comment of a return.</summary>
    /// <param name="part">Empty for the comment on the whole.</param>
    /// <param name="words">Required where it is declined.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such comment; <see cref="Rules.DeclineNeedsReason"/>.</exception>
    public void Answer(string part, CommentState state, string words, Side bySide, string byName, DateTime atUtc)
    {
        if (State != RoundState.Returned || (part.Length == 0 ? string.IsNullOrEmpty(Comment) : comments.All(each => each.Part != part)))
        {
            throw new RuleException(Rules.NotFound);
        }

        if (state == CommentState.Declined && TextNormalizer.Normalize(words).Length == 0)
        {
            throw new RuleException(Rules.DeclineNeedsReason, nameof(CommentAnswer.Words));
        }

        var said = TextNormalizer.Normalize(words).Length == 0 ? string.Empty : Check.Text(words, nameof(CommentAnswer.Words), CommentMax);
        answers.Add(new CommentAnswer(Id, part, state, said, bySide, byName, atUtc));
    }

    /// <summary>Keeps the warnings that stay, for the co-chairs to read above the signature. Only before anyone signs.</summary>
    public void Keep(IEnumerable<(WarningAbout Warning, WarningAnswer Answer)> warnings)
    {
        RequireOpen();
        kept.AddRange(warnings.Select((each, order) => new KeptWarning(Id, order, each.Warning, each.Answer)));
    }

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

    /// <exception cref="RuleException"><see cref="Rules.RoundClosed"/>.</exception>
    public void RequireOpen()
    {
        if (State != RoundState.Open)
        {
            throw new RuleException(Rules.RoundClosed);
        }
    }
}

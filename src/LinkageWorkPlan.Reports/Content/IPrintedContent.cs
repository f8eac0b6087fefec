using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What can be printed: each kind has templates of its own for every edition.</summary>
public enum PrintedKind
{
    Report,
    Plan,
    Amendment,

    /// <summary>A plan with its amendments written into it, to read; nobody signs it.</summary>
    Consolidated,

    /// <summary>Two contents of a plan side by side; nobody signs it.</summary>
    Comparison,

    /// <summary>Of a meeting; both co-chairs sign them.</summary>
    Minutes,

    /// <summary>To a meeting; nobody signs it in the system.</summary>
    Invitation,

    /// <summary>A round of scoring of pilot models; both co-chairs sign it.</summary>
    ScoringSheet,
}

/// <summary>What head, margins and signatures of a printed document ask for, whatever it is of.</summary>
public interface IPrintedContent
{
    PrintedKind Printed { get; }
    LocalizedText GroupName { get; }

    /// <summary>Empty for what belongs to no plan, as minutes and rounds of scoring do.</summary>
    string PlanCode { get; }
    LocalizedText PlanTitle { get; }

    /// <summary>What the group calls the document, as in <c>2026-H1</c>.</summary>
    string DocumentCode { get; }

    /// <summary>The line under the word that says what it is.</summary>
    LocalizedText Subject { get; }

    /// <summary>Number of an amendment, from 1; null for anything else.</summary>
    int? AmendmentNumber { get; }

    /// <summary>First and last day, inclusive, like those below; null where such a document has none.</summary>
    DateOnly? PeriodStart { get; }

    DateOnly? PeriodEnd { get; }
    DateOnly? CutOff { get; }
    DateOnly? Due { get; }

    /// <summary>One document an entry, without "pursuant to" and without the closing semicolon.</summary>
    IReadOnlyList<LocalizedText> Basis { get; }

    /// <summary>One block a side, signed or waiting.</summary>
    IReadOnlyList<SignatureBlock> Signatures { get; }

    /// <summary>Of a report, from 1; null while it is a draft, and for what is signed once.</summary>
    int? IssueNumber { get; }

    /// <summary>The issue that this one takes the place of; null for a first issue, and for what is signed once.</summary>
    ReplacedIssue? Replaces => null;

    /// <summary>64 hexadecimal digits once the content is frozen, else null.</summary>
    string? Fingerprint { get; }

    IReadOnlyList<OfficeNumber> OfficeNumbers { get; }

    /// <summary>The public page that knows it, as a whole address; null where there is none.</summary>
    string? VerificationAddress { get; }

    IReadOnlyList<SealFingerprint> SealFingerprints { get; }

    /// <summary>The same with the seals that a printed edition gets.</summary>
    IPrintedContent WithSeals(IReadOnlyList<SealFingerprint> seals);

    /// <summary>The instant of the last signature, UTC; null while a signature is missing.</summary>
    DateTimeOffset? IssuedAt { get; }

    /// <summary>The day a draft gives as its own: it follows from the content, so that one content is one file.</summary>
    DateOnly DraftDay { get; }

    /// <summary>True until both sides have signed.</summary>
    bool IsDraft { get; }

    /// <summary>True for what is signed or waits for it. What waits may still get a rendering, and another fingerprint, until the first signature.</summary>
    bool IsFrozen { get; }
}

using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>What may be said of a file that somebody sent.</summary>
public enum FileStanding
{
    /// <summary>It does not hold.</summary>
    Broken,

    /// <summary>It fits together and carries no seal.</summary>
    Unsealed,

    /// <summary>Unchanged since it was sealed by somebody who is not known here.</summary>
    Unchanged,

    /// <summary>Unchanged since it was sealed with seals that are known here, but no file that was issued here.</summary>
    KnownSeals,

    /// <summary>An archive of editions that are, byte by byte, issued here; its list of files is not sealed, or with other seals.</summary>
    IssuedEditions,

    /// <summary>Byte by byte an issued edition of this server.</summary>
    IssuedHere,

    /// <summary>An archive of such editions whose list of files this server's seals vouch for; the ZIP around them may be another program's.</summary>
    ArchiveOfHere,

    /// <summary>Byte by byte the English rendering that this server printed of an issue.</summary>
    EnglishOfHere,
}

/// <summary>What was found in a file that somebody sent, without the file.</summary>
/// <param name="Code">Of the issue it says it is, as <see cref="IssueCode.Read"/> gives it; null where it says none.</param>
public sealed record VerifiedFile(IReadOnlyList<VerificationCheck> Checks, FileStanding Standing, string? Code)
{
    /// <summary>Of the file that was read, 64 hexadecimal digits; null where it was not read whole. Its address can be passed on to somebody who holds another file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>UTC.</summary>
    public DateTime SentAt { get; init; }

    /// <summary>What this server issued itself it knows, whatever the file proves of itself. Nothing else is ever shown as genuine.</summary>
    public bool IsIssuedHere => Standing is FileStanding.IssuedHere or FileStanding.ArchiveOfHere or FileStanding.EnglishOfHere;

    public static VerifiedFile Refused(VerificationCheck check) => new([check], FileStanding.Broken, null);

    /// <param name="issued">Null where it was not issued here.</param>
    public static VerifiedFile OfPdf(VerificationResult result, FindIssuedFile.Found? issued) => new(
        issued is null ? result.Checks : [.. result.Checks.Select(WithoutSeal)],
        issued is null ? Of(result.Verdict) : issued.Edition == Edition.English ? FileStanding.EnglishOfHere : FileStanding.IssuedHere,
        issued?.Code ?? IssueCode.Read(result.Issue?.Code));

    /// <param name="issued">Of each edition in it; null for one that was not issued here.</param>
    public static VerifiedFile OfArchive(VerificationResult result, IReadOnlyList<FindIssuedFile.Found?> issued)
    {
        var areIssued = issued.Count > 0 && issued.All(each => each is not null) && issued.Select(each => each!.Code).Distinct().Count() == 1;
        return new(
            result.Checks,
            result.Verdict == Verdict.Broken || !areIssued ? Of(result.Verdict) : result.IsListKnown ? FileStanding.ArchiveOfHere : FileStanding.IssuedEditions,
            IssueCode.Read(result.Issue?.Code));
    }

    /// <summary>What was issued here without a seal, as English renderings are, is known by its bytes: a missing seal is reported, and is no fault.</summary>
    private static VerificationCheck WithoutSeal(VerificationCheck check) => check.Code == "Found." + nameof(Finding.NoSeal) ? check with { Outcome = Outcome.Warned } : check;

    private static FileStanding Of(Verdict verdict) => verdict switch
    {
        Verdict.Broken => FileStanding.Broken,
        Verdict.Unsealed => FileStanding.Unsealed,
        Verdict.Unchanged => FileStanding.Unchanged,
        Verdict.Established => FileStanding.KnownSeals,
    };
}

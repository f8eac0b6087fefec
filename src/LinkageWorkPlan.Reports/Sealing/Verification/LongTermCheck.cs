using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Reports.Sealing.Validation;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// What a seal still proves when its certificate has ended: at which instant it held, who vouches for that instant, and whether what is needed
/// to judge it as of then is in the file – the certificates up to the top, and that none of them was revoked.
/// </summary>
internal sealed class LongTermCheck
{
    private readonly List<VerificationCheck> checks = [];
    private readonly SealParties parties;
    private readonly ValidationData data;
    private readonly object name;
    private readonly bool isTimeKnown;

    /// <summary>One authority may stand above who sealed and who stamped.</summary>
    private readonly HashSet<string> judged = new(StringComparer.Ordinal);
    private bool isWhole = true;

    /// <param name="name">Of the seal, in findings.</param>
    /// <param name="isTimeKnown">The service that stamped is known.</param>
    public LongTermCheck(SealParties parties, ValidationData data, object name, bool isTimeKnown)
    {
        (this.parties, this.data, this.name, this.isTimeKnown) = (parties, data, name, isTimeKnown);
        if (data.IsNone)
        {
            isWhole = false;
            return;
        }

        foreach (var (certificate, included) in parties.Signers)
        {
            var path = data.PathOf(certificate, included, parties.At);
            var standings = path.Issued.Select(each => (each.Certificate, Standing: data.Judge(each.Certificate, each.Issuer, parties.At))).ToList();
            foreach (var (each, standing) in standings.Where(each => judged.Add(each.Certificate.Thumbprint)))
            {
                Judge(each, standing);
            }

            IsOwnAnswered |= certificate == parties.Certificate && standings is [{ Standing.IsGood: true }, ..];
            if (!path.IsWhole)
            {
                Lacks(Finding.IssuerMissing, CertificateFacts.NameOf(path.Certificates[^1].SubjectName), CertificateFacts.NameOf(path.Certificates[^1].IssuerName));
            }
        }
    }

    public SealLevel Level => parties.Stamp is null ? SealLevel.Basic : isWhole ? SealLevel.LongTerm : SealLevel.Time;

    /// <summary>That the seal's own certificate was not revoked stands in the file.</summary>
    public bool IsOwnAnswered { get; }

    /// <param name="holds">Nothing else speaks against the seal.</param>
    public IEnumerable<VerificationCheck> Checks(bool holds)
    {
        if (holds && checks.TrueForAll(each => each.Outcome != Outcome.Failed) && parties.Stamp is { } stamp)
        {
            yield return isTimeKnown
                ? VerificationCheck.Passed(Finding.Held, name, SealLevels.NameOf(Level), stamp.At.UtcDateTime)
                : VerificationCheck.Warned(Finding.HeldUntrusted, name, SealLevels.NameOf(Level), parties.SignedAt.UtcDateTime);
        }

        foreach (var check in checks)
        {
            yield return check;
        }

        if (data.IsNone && parties.Stamp is not null)
        {
            yield return VerificationCheck.Warned(Finding.ValidationDataMissing, name);
        }
    }

    /// <summary>Whether validation data serves the seals of the file and nothing else: what belongs to none of them could mislead other programs, and is no data of this file.</summary>
    /// <param name="seals">Whose parties could be read.</param>
    public static IEnumerable<VerificationCheck> Foreign(ValidationData data, IReadOnlyList<SealParties> seals)
    {
        if (data.IsNone)
        {
            yield break;
        }

        var certificates = new HashSet<string>(StringComparer.Ordinal);
        var sources = new HashSet<RevocationSource>();
        foreach (var seal in seals.Where(each => each.Stamp is not null))
        {
            foreach (var (certificate, included) in seal.Signers)
            {
                var path = data.PathOf(certificate, included, seal.At);
                certificates.UnionWith(path.Certificates.Select(each => each.Thumbprint));
                sources.UnionWith(path.Issued.SelectMany(each => data.Uses(each.Certificate, each.Issuer, seal.At)));
            }
        }

        var foreign = data.Certificates.Count(each => !certificates.Contains(each.Thumbprint)) + data.Sources.Count(each => !sources.Contains(each));
        if (foreign > 0 || data.Certificates.DistinctBy(each => each.Thumbprint).Count() != data.Certificates.Count)
        {
            yield return VerificationCheck.Failed(Finding.ValidationDataForeign, foreign);
        }
    }

    private void Judge(X509Certificate2 certificate, ValidationData.Standing standing)
    {
        var who = CertificateFacts.NameOf(certificate.SubjectName);
        if (standing.Revoked is { RevokedAt: { } revokedAt })
        {
            // Without a time that somebody vouches for, whoever holds a key that was revoked can name any earlier one.
            var isLater = !standing.WasRevoked && isTimeKnown;
            checks.Add(isLater
                ? VerificationCheck.Passed(Finding.RevokedLater, name, who, revokedAt.UtcDateTime, standing.At.UtcDateTime)
                : VerificationCheck.Failed(Finding.Revoked, name, who, revokedAt.UtcDateTime, standing.At.UtcDateTime));
        }
        else if (standing.Conclusive is { } statement)
        {
            checks.Add(VerificationCheck.Passed(Finding.NotRevoked, name, who, statement.Source.Kind, statement.From.UtcDateTime));
        }

        if (standing.Conclusive is null)
        {
            Lacks(Finding.RevocationMissing, who);
        }
    }

    private void Lacks(Finding finding, params object[] values)
    {
        isWhole = false;
        checks.Add(VerificationCheck.Warned(finding, [name, .. values]));
    }
}

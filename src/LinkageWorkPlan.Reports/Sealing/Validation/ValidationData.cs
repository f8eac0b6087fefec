using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>What is needed to judge seals when their authorities no longer answer: certificates, and what was said of their revocation.</summary>
/// <param name="Certificates">Of those who sealed and stamped and of all above them.</param>
internal sealed record ValidationData(IReadOnlyList<X509Certificate2> Certificates, IReadOnlyList<OcspAnswer> Answers, IReadOnlyList<RevocationList> Lists)
{
    public static readonly ValidationData None = new([], [], []);

    public bool IsNone => Certificates.Count == 0 && Answers.Count == 0 && Lists.Count == 0;

    public IEnumerable<RevocationSource> Sources => [.. Answers, .. Lists];

    /// <summary>What was added to what was there before.</summary>
    public ValidationData After(ValidationData before) => new([.. Certificates.Skip(before.Certificates.Count)], [.. Answers.Skip(before.Answers.Count)], [.. Lists.Skip(before.Lists.Count)]);

    /// <summary>The certificates up to the top, as far as they are at hand.</summary>
    /// <param name="included">That came with the signature.</param>
    public CertificatePath PathOf(X509Certificate2 certificate, X509Certificate2Collection included, DateTimeOffset at) => CertificatePath.Of(certificate, included, Certificates, at);

    /// <summary>What is known of a certificate's revocation as of an instant.</summary>
    public Standing Judge(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset at)
    {
        var all = About(certificate, issuer);
        return new Standing(all.Where(each => each.RevokedAt is not null).MinBy(each => each.RevokedAt), all.Find(each => each.IsConclusive(certificate, at)), at);
    }

    /// <summary>What says something of a certificate that counts as of an instant.</summary>
    public IEnumerable<RevocationSource> Uses(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset at) =>
        About(certificate, issuer).Where(each => each.RevokedAt is not null || each.IsConclusive(certificate, at)).Select(each => each.Source);

    private List<RevocationStatement> About(X509Certificate2 certificate, X509Certificate2 issuer) => [.. Sources.Select(each => each.About(certificate, issuer)).OfType<RevocationStatement>()];

    /// <param name="Revoked">That says that it was revoked, whenever; null where nothing says so.</param>
    /// <param name="Conclusive">That answers for the instant; null where nothing does.</param>
    internal sealed record Standing(RevocationStatement? Revoked, RevocationStatement? Conclusive, DateTimeOffset At)
    {
        public bool WasRevoked => Revoked?.RevokedAt <= At;

        public bool IsGood => !WasRevoked && Conclusive is not null;
    }
}

using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>Whose certificates a seal rests on.</summary>
/// <param name="Side">The side whose country its certificate names; null where it names neither.</param>
/// <param name="Included">Certificates that came with it.</param>
/// <param name="SignedAt">As the seal says.</param>
/// <param name="Stamp">Null where there is none that holds.</param>
internal sealed record SealParties(Side? Side, X509Certificate2 Certificate, X509Certificate2Collection Included, DateTimeOffset SignedAt, SealStamp? Stamp)
{
    /// <summary>The instant it is judged at: the time stamp's, or the one that the seal itself names.</summary>
    public DateTimeOffset At => Stamp?.At ?? SignedAt;

    /// <summary>Who sealed and who stamped, each with the certificates that came along.</summary>
    public IEnumerable<(X509Certificate2 Certificate, X509Certificate2Collection Included)> Signers => Stamp is null ? [(Certificate, Included)] : [(Certificate, Included), (Stamp.Certificate, Stamp.Included)];
}

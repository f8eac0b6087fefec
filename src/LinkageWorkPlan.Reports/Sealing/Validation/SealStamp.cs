using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>A time stamp that holds for its seal. It is not part of what is sealed: whoever has the file can put one there, with any time and name.</summary>
/// <param name="At">UTC.</param>
/// <param name="Certificate">Of the service.</param>
/// <param name="Included">Certificates that came with it.</param>
internal sealed record SealStamp(DateTimeOffset At, X509Certificate2 Certificate, X509Certificate2Collection Included)
{
    /// <param name="isBroken">There is something in its place that is no stamp of this seal.</param>
    public static SealStamp? Of(SignerInfo signer, out bool isBroken)
    {
        var tokens = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().ToList();
        if (tokens.Count == 0)
        {
            isBroken = false;
            return null;
        }

        var raw = tokens is [{ Oid.Value: CmsSeal.TimeStampToken, Values: [var only] }] ? only.RawData : [];
        X509Certificate2? by = null;
        var holds = Rfc3161TimestampToken.TryDecode(raw, out var token, out var read) && read == raw.Length && token.VerifySignatureForData(signer.GetSignature(), out by);
        isBroken = !holds;
        return holds ? new SealStamp(token!.TokenInfo.Timestamp.ToUniversalTime(), by!, token.AsSignedCms().Certificates) : null;
    }
}

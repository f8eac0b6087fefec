using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Everything that is asked of one seal.</summary>
internal sealed class SealCheck
{
    private readonly List<VerificationCheck> checks = [];

    private SealCheck()
    {
    }

    public IReadOnlyList<VerificationCheck> Checks => checks;

    /// <summary>Null where its certificate cannot be read.</summary>
    public FoundSeal? Seal { get; private set; }

    public static SealCheck Of(PdfFile file, PdfSignature signature, X509Certificate2Collection? trusted)
    {
        var check = new SealCheck();
        try
        {
            check.Read(file, signature, trusted);
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException or ArgumentException or FormatException or InvalidOperationException or PlatformNotSupportedException or OverflowException)
        {
            // Whatever the platform says of bytes that are no certificate or signature: they are none.
            check.checks.Add(VerificationCheck.Failed(Finding.SealUnreadable, check.Seal is { } seal ? Named(seal) : "?"));
        }

        return check;
    }

    private void Read(PdfFile file, PdfSignature signature, X509Certificate2Collection? trusted)
    {
        var bytes = file.Bytes.Span;
        AsnDecoder.ReadEncodedValue(signature.Contents.Bytes, AsnEncodingRules.DER, out _, out _, out var length);
        var der = signature.Contents.Bytes[..length];
        var signed = signature.Signed(bytes);
        var cms = new SignedCms(new ContentInfo(signed ?? []), detached: true);
        cms.Decode(der);
        if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificate } signer)
        {
            throw new CryptographicException("Not one signer with a certificate.");
        }

        var stamp = TimeStampOf(signer, out var isStampBroken);
        Seal = new FoundSeal(
            CertificateFacts.SideOf(certificate),
            CertificateFacts.NameOf(certificate.SubjectName),
            TimeOf(signer),
            stamp?.TokenInfo.Timestamp.ToUniversalTime(),
            CertificateFacts.IsTrial(certificate),
            certificate.RawData);
        var name = Named(Seal);
        var range = RangeOf(file, signature, bytes);
        var isIntact = signed is not null && IsIntact(cms) && CmsForm.IsExact(der, cms) && IsExactPlace(bytes, signature, der);
        checks.Add(isIntact ? VerificationCheck.Passed(Finding.SealIntact, name) : VerificationCheck.Failed(Finding.SealBroken, name));
        checks.Add(range ? VerificationCheck.Passed(Finding.SealRangeWhole, name) : VerificationCheck.Failed(Finding.SealRangeWrong, name));
        CheckCertificate(certificate, cms.Certificates, Seal, name, trusted);
        checks.Add(isStampBroken ? VerificationCheck.Failed(Finding.TimeStampBroken, name)
            : Seal.StampedAt is { } at ? VerificationCheck.Passed(Finding.TimeStamped, name, at.UtcDateTime, CertificateFacts.NameOf(stampSigner!.SubjectName))
            : VerificationCheck.Warned(Finding.NoTimeStamp, name));
    }

    private X509Certificate2? stampSigner;

    private static object Named(FoundSeal seal) => seal.Side is { } side ? side : seal.Signer;

    /// <summary>It signs from the first byte to the end of its own revision, its own contents alone left out.</summary>
    private static bool RangeOf(PdfFile file, PdfSignature signature, ReadOnlySpan<byte> bytes)
    {
        var (start, end) = (signature.Contents.Start, signature.Contents.Start + signature.Contents.Length);
        return bytes[start] == '<' && signature.Range is [0, var before, var after, var rest]
            && before == start && after == end && after + rest == file.Revisions[signature.Revision].End;
    }

    /// <summary>In the place of the contents stands the CMS and nothing else, in one spelling: these are the only bytes no seal signs.</summary>
    private static bool IsExactPlace(ReadOnlySpan<byte> bytes, PdfSignature signature, byte[] der)
    {
        var place = bytes.Slice(signature.Contents.Start, signature.Contents.Length);
        var digits = Encoding.ASCII.GetBytes(Convert.ToHexString(der));
        return place is [(byte)'<', .., (byte)'>'] && place[1..].StartsWith(digits) && !place[(1 + digits.Length)..^1].ContainsAnyExcept((byte)'0');
    }

    private static bool IsIntact(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static DateTimeOffset? TimeOf(SignerInfo signer) =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().SelectMany(each => each.Values.Cast<AsnEncodedData>()).OfType<Pkcs9SigningTime>()
            .Select(each => (DateTimeOffset?)new DateTimeOffset(DateTime.SpecifyKind(each.SigningTime, DateTimeKind.Utc))).FirstOrDefault();

    private Rfc3161TimestampToken? TimeStampOf(SignerInfo signer, out bool isBroken)
    {
        var tokens = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().ToList();
        if (tokens.Count == 0)
        {
            isBroken = false;
            return null;
        }

        var raw = tokens is [{ Oid.Value: CmsSeal.TimeStampToken, Values: [var only] }] ? only.RawData : [];
        var holds = Rfc3161TimestampToken.TryDecode(raw, out var token, out var read) && read == raw.Length && token.VerifySignatureForData(signer.GetSignature(), out stampSigner);
        isBroken = !holds;
        return holds ? token : null;
    }

    private void CheckCertificate(X509Certificate2 certificate, X509Certificate2Collection others, FoundSeal seal, object name, X509Certificate2Collection? trusted)
    {
        var at = seal.SignedAt ?? DateTimeOffset.MinValue;
        var (from, until) = (new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero), new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero));
        var isValid = at >= from && at <= until && (seal.StampedAt is not { } stamped || (stamped >= from && stamped <= until));
        checks.Add(isValid
            ? VerificationCheck.Passed(Finding.CertificateValid, name, seal.Signer, at.UtcDateTime)
            : VerificationCheck.Failed(Finding.CertificateNotValid, name, DateOnly.FromDateTime(from.UtcDateTime), DateOnly.FromDateTime(until.UtcDateTime), at.UtcDateTime));
        if (seal.Side is null)
        {
            checks.Add(VerificationCheck.Failed(Finding.CertificateOtherSide, name));
        }

        using var key = certificate.GetRSAPublicKey();
        if (!CertificateFacts.MaySign(certificate) || key is null || key.KeySize < SealCertificate.KeyBitsMin)
        {
            checks.Add(VerificationCheck.Failed(Finding.CertificateNotForSigning, name));
        }

        checks.Add(trusted is not null ? Trust(certificate, others, at, name, trusted)
            : seal.IsTrial ? VerificationCheck.Warned(Finding.CertificateTrial, name)
            : CertificateFacts.IsSelfSigned(certificate) ? VerificationCheck.Warned(Finding.CertificateSelfSigned, name)
            : VerificationCheck.Passed(Finding.CertificateIssuedBy, name, CertificateFacts.NameOf(certificate.IssuerName)));
    }

    private static VerificationCheck Trust(X509Certificate2 certificate, X509Certificate2Collection others, DateTimeOffset at, object name, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        return chain.Build(certificate) ? VerificationCheck.Passed(Finding.CertificateTrusted, name) : VerificationCheck.Failed(Finding.CertificateNotTrusted, name);
    }
}

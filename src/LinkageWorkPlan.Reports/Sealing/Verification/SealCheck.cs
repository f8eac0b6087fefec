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
    /// <summary>Bytes of a CMS: with a time stamp and its certificates a seal has up to 40,000.</summary>
    private const int CmsMax = 128 * 1024;

    /// <summary>A seal's own certificate and the authorities above it.</summary>
    private const int CertificatesMax = 10;

    private readonly List<VerificationCheck> checks = [];

    private SealCheck()
    {
    }

    public IReadOnlyList<VerificationCheck> Checks => checks;

    /// <summary>Null where its certificate cannot be read.</summary>
    public FoundSeal? Seal { get; private set; }

    public static SealCheck Of(PdfFile file, PdfSignature signature, SealTrust trust) => Of(check =>
    {
        var bytes = file.Bytes.Span;
        AsnDecoder.ReadEncodedValue(signature.Contents.Bytes, AsnEncodingRules.DER, out _, out _, out var length);
        var der = signature.Contents.Bytes[..length];
        check.Read(der, signature.Signed(bytes), IsExactPlace(bytes, signature, der), RangeOf(file, signature, bytes), trust);
    });

    /// <summary>A signature that lies beside what it signs.</summary>
    public static SealCheck OfDetached(byte[] der, byte[] signed, SealTrust trust) => Of(check => check.Read(der, signed, isExactPlace: true, isRangeWhole: null, trust));

    private static SealCheck Of(Action<SealCheck> read)
    {
        var check = new SealCheck();
        try
        {
            read(check);
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException or ArgumentException or FormatException or InvalidOperationException or PlatformNotSupportedException or OverflowException)
        {
            // Whatever the platform says of bytes that are no certificate or signature: they are none.
            check.checks.Add(VerificationCheck.Failed(Finding.SealUnreadable, check.Seal is { } seal ? Named(seal) : "?"));
        }

        return check;
    }

    /// <param name="signed">Null where the range is none.</param>
    /// <param name="isRangeWhole">Null where what is signed is a file of its own.</param>
    private void Read(byte[] der, byte[]? signed, bool isExactPlace, bool? isRangeWhole, SealTrust trust)
    {
        if (der.Length > CmsMax)
        {
            throw new CryptographicException("Longer than any seal.");
        }

        var cms = new SignedCms(new ContentInfo(signed ?? []), detached: true);
        cms.Decode(der);
        if (cms.Certificates.Count > CertificatesMax || cms.SignerInfos.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificate } signer)
        {
            throw new CryptographicException("Not one signer with a certificate.");
        }

        var stamp = TimeStampOf(signer, out var isStampBroken);
        Seal = new FoundSeal(
            CertificateFacts.SideOf(certificate),
            ForeignText.Shown(CertificateFacts.NameOf(certificate.SubjectName)),
            TimeOf(signer),
            stamp?.TokenInfo.Timestamp.ToUniversalTime(),
            CertificateFacts.IsTrial(certificate),
            certificate.RawData);
        Seal = Seal with { IsKnown = trust.Knows(certificate, Seal.Side, cms.Certificates, Seal.SignedAt ?? DateTimeOffset.MinValue) };
        var name = Named(Seal);
        var isIntact = signed is not null && IsIntact(cms) && CmsForm.IsExact(der, cms) && isExactPlace;
        checks.Add(isIntact ? VerificationCheck.Passed(Finding.SealIntact, name) : VerificationCheck.Failed(Finding.SealBroken, name));
        if (isRangeWhole is { } range)
        {
            checks.Add(range ? VerificationCheck.Passed(Finding.SealRangeWhole, name) : VerificationCheck.Failed(Finding.SealRangeWrong, name));
        }

        CheckCertificate(certificate, Seal, name, trust);
        checks.Add(isStampBroken ? VerificationCheck.Failed(Finding.TimeStampBroken, name)
            : Seal.StampedAt is { } at ? StampCheck(name, at, trust)
            : VerificationCheck.Warned(Finding.NoTimeStamp, name));
    }

    private X509Certificate2? stampSigner;
    private X509Certificate2Collection stampCertificates = [];

    /// <summary>A stamp is not part of what is sealed: whoever has the file can put one there, with any time and name.</summary>
    private VerificationCheck StampCheck(object name, DateTimeOffset at, SealTrust trust)
    {
        var by = CertificateFacts.NameOf(stampSigner!.SubjectName);
        return trust.Knows(stampSigner, null, stampCertificates, at)
            ? VerificationCheck.Passed(Finding.TimeStamped, name, at.UtcDateTime, by)
            : VerificationCheck.Warned(Finding.TimeStampedByUnknown, name, at.UtcDateTime, by);
    }

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
        stampCertificates = holds ? token!.AsSignedCms().Certificates : [];
        return holds ? token : null;
    }

    private void CheckCertificate(X509Certificate2 certificate, FoundSeal seal, object name, SealTrust trust)
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

        if (seal.IsKnown || !trust.IsNone)
        {
            checks.Add(seal.IsKnown ? VerificationCheck.Passed(Finding.CertificateTrusted, name) : VerificationCheck.Warned(Finding.CertificateNotTrusted, name, seal.Fingerprint));
        }

        if (seal.IsKnown && !trust.KnowsItself(certificate, seal.Side))
        {
            checks.Add(VerificationCheck.Warned(Finding.RevocationNotAsked, name, CertificateFacts.NameOf(certificate.IssuerName)));
        }

        if (seal.IsTrial)
        {
            checks.Add(VerificationCheck.Warned(Finding.CertificateTrial, name));
        }
        else if (!seal.IsKnown)
        {
            // Whoever made it wrote its issuer, too: that authority was not asked.
            checks.Add(CertificateFacts.IsSelfSigned(certificate)
                ? VerificationCheck.Warned(Finding.CertificateSelfSigned, name)
                : VerificationCheck.Warned(Finding.CertificateIssuedBy, name, CertificateFacts.NameOf(certificate.IssuerName)));
        }
    }
}

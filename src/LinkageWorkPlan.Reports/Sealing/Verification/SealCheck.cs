using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Validation;

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

    /// <summary>Whose certificates it rests on; null where they cannot be read.</summary>
    public SealParties? Parties { get; private set; }

    /// <param name="data">Validation data of the file; null where how long it can be judged is not asked.</param>
    public static SealCheck Of(PdfFile file, PdfSignature signature, SealTrust trust, ValidationData? data = null) => Of(check =>
    {
        var bytes = file.Bytes.Span;
        AsnDecoder.ReadEncodedValue(signature.Contents.Bytes, AsnEncodingRules.DER, out _, out _, out var length);
        var der = signature.Contents.Bytes[..length];
        check.Read(der, signature.Signed(bytes), IsExactPlace(bytes, signature, der), RangeOf(file, signature, bytes), trust, data);
    });

    /// <summary>A signature that lies beside what it signs.</summary>
    public static SealCheck OfDetached(byte[] der, byte[] signed, SealTrust trust) => Of(check => check.Read(der, signed, isExactPlace: true, isRangeWhole: null, trust, data: null));

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
    private void Read(byte[] der, byte[]? signed, bool isExactPlace, bool? isRangeWhole, SealTrust trust, ValidationData? data)
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

        var stamp = SealStamp.Of(signer, out var isStampBroken);
        var (side, signedAt) = (CertificateFacts.SideOf(certificate), TimeOf(signer));
        Parties = new SealParties(side, certificate, cms.Certificates, signedAt ?? DateTimeOffset.MinValue, stamp);
        Seal = new FoundSeal(side, ForeignText.Shown(CertificateFacts.NameOf(certificate.SubjectName)), signedAt, stamp?.At, CertificateFacts.IsTrial(certificate), certificate.RawData)
        {
            IsKnown = trust.Knows(certificate, side, With(cms.Certificates, data), Parties.SignedAt),
            IsTimeKnown = stamp is not null && trust.KnowsService(stamp.Certificate, With(stamp.Included, data), stamp.At),
        };
        var name = Named(Seal);
        var longTerm = new LongTermCheck(Parties, data ?? ValidationData.None, name, Seal.IsTimeKnown);
        Seal = Seal with { Level = longTerm.Level };
        var isIntact = signed is not null && IsIntact(cms) && CmsForm.IsExact(der, cms) && isExactPlace;
        checks.Add(isIntact ? VerificationCheck.Passed(Finding.SealIntact, name) : VerificationCheck.Failed(Finding.SealBroken, name));
        if (isRangeWhole is { } range)
        {
            checks.Add(range ? VerificationCheck.Passed(Finding.SealRangeWhole, name) : VerificationCheck.Failed(Finding.SealRangeWrong, name));
        }

        CheckCertificate(certificate, Seal, name, trust, longTerm.IsOwnAnswered);
        checks.Add(isStampBroken ? VerificationCheck.Failed(Finding.TimeStampBroken, name)
            : stamp is null ? VerificationCheck.Warned(Finding.NoTimeStamp, name, Parties.SignedAt.UtcDateTime)
            : Seal.IsTimeKnown ? VerificationCheck.Passed(Finding.TimeStamped, name, stamp.At.UtcDateTime, CertificateFacts.NameOf(stamp.Certificate.SubjectName))
            : VerificationCheck.Warned(Finding.TimeStampedByUnknown, name, stamp.At.UtcDateTime, CertificateFacts.NameOf(stamp.Certificate.SubjectName)));
        if (data is not null)
        {
            checks.AddRange([.. longTerm.Checks(holds: checks.TrueForAll(each => each.Outcome != Outcome.Failed))]);
        }
    }

    private static X509Certificate2Collection With(X509Certificate2Collection included, ValidationData? data) => [.. included, .. data?.Certificates ?? []];

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

    private void CheckCertificate(X509Certificate2 certificate, FoundSeal seal, object name, SealTrust trust, bool isAnswered)
    {
        var at = seal.SignedAt ?? DateTimeOffset.MinValue;
        var (from, until) = (CertificateFacts.FromOf(certificate), CertificateFacts.UntilOf(certificate));
        var isValid = CertificateFacts.IsValid(certificate, at) && (seal.StampedAt is not { } stamped || CertificateFacts.IsValid(certificate, stamped));
        checks.Add(isValid
            ? VerificationCheck.Passed(Finding.CertificateValid, name, seal.Signer, at.UtcDateTime)
            : VerificationCheck.Failed(Finding.CertificateNotValid, name, DateOnly.FromDateTime(from.UtcDateTime), DateOnly.FromDateTime(until.UtcDateTime), at.UtcDateTime));
        if (seal.Side is null)
        {
            checks.Add(VerificationCheck.Failed(Finding.CertificateOtherSide, name));
        }

        if (!CertificateFacts.MaySign(certificate) || !SealCertificate.IsGoodKey(certificate))
        {
            checks.Add(VerificationCheck.Failed(Finding.CertificateNotForSigning, name));
        }

        if (seal.IsKnown || !trust.IsNone)
        {
            checks.Add(seal.IsKnown ? VerificationCheck.Passed(Finding.CertificateTrusted, name) : VerificationCheck.Warned(Finding.CertificateNotTrusted, name, seal.Fingerprint));
        }

        if (seal.IsKnown && !isAnswered && !trust.KnowsItself(certificate, seal.Side))
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

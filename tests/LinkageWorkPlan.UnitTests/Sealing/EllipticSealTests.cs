using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Keys;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>Seals of keys on elliptic curves.</summary>
public class EllipticSealTests
{
    private static readonly byte[] Signed = [1, 2, 3];
    private static readonly DateTimeOffset At = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Curves => ["nistP256", "nistP384", "nistP521"];

    [Theory]
    [MemberData(nameof(Curves))]
    public async Task A_document_sealed_on_each_curve_is_verified(string curve)
    {
        using var certificate = Sealed.Load(Side.Laos, Pfx(curve, "LA"));
        var pdf = await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [Sealed.Of(Side.Vietnam), certificate], null);
        var result = PdfVerification.Verify(pdf);
        Assert.True(result.Holds, string.Join(", ", result.Checks.Select(each => each.Code)));
        Assert.Equal([Side.Vietnam, Side.Laos], result.Seals.Select(each => each.Side!.Value));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public async Task The_place_kept_for_a_signature_is_never_too_small_and_hardly_too_large(string curve)
    {
        using var certificate = Sealed.Load(Side.Laos, Pfx(curve, "LA"));
        var length = await CmsSeal.LengthOfAsync(certificate, At);
        for (var i = 0; i < 40; i++)
        {
            Assert.InRange((await CmsSeal.SignAsync(Signed, certificate, At, stamp: null)).Length, length - 24, length);
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void The_other_form_of_a_signature_which_anybody_can_calculate_is_no_seal(string curve)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(Pfx(curve, "LA"), Sealed.Password);
        using var key = certificate.GetECDsaPrivateKey()!;
        var seen = new HashSet<bool>();
        for (var i = 0; i < 200 && seen.Count < 2; i++)
        {
            var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key) { DigestAlgorithm = new Oid(CmsSeal.Sha256), IncludeOption = X509IncludeOption.EndCertOnly };
            signer.SignedAttributes.Add(new Pkcs9SigningTime(At.UtcDateTime));
            signer.SignedAttributes.Add(new AsnEncodedData(new Oid(CmsSeal.SigningCertificateV2), CmsSeal.NamesOf([certificate])));
            var cms = new SignedCms(new ContentInfo(Signed), detached: true);
            cms.ComputeSignature(signer, silent: true);
            var isLower = SealCurve.Of(key)!.IsLower(cms.SignerInfos[0].GetSignature());
            var found = SealCheck.OfDetached(cms.Encode(), Signed, SealTrust.None).Checks;
            Assert.Contains(found, each => each.Code == "Found." + (isLower ? Finding.SealIntact : Finding.SealBroken));
            seen.Add(isLower);
        }

        Assert.Equal(2, seen.Count);
    }

    private static byte[] Pfx(string curve, string country)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var request = new CertificateRequest($"C={country}, O=Institute, CN=Seal", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true));
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.Export(X509ContentType.Pkcs12, Sealed.Password);
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;

namespace LinkageWorkPlan.UnitTests.Sealing;

public class SealCertificateTests
{
    [Fact]
    public void A_trial_certificate_is_of_its_side_and_says_so()
    {
        foreach (var side in Sides.Both)
        {
            Assert.True(Sealed.Of(side).IsTrial);
            Assert.Contains("TRIAL", Sealed.Of(side).Certificate.Subject, StringComparison.Ordinal);
            Assert.Equal(3072, Sealed.Of(side).Certificate.GetRSAPublicKey()!.KeySize);
            Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Sealed.Of(side).From);
        }
    }

    [Fact]
    public void Each_thing_that_is_wrong_has_its_own_name()
    {
        var trial = TrialCertificate.Make(Side.Vietnam, new DateOnly(2026, 1, 1), 10, Sealed.Password);
        Assert.Equal(SealFault.WrongPassword, Fault(Side.Vietnam, trial, "other"));
        Assert.Equal(SealFault.WrongPassword, Fault(Side.Vietnam, trial, null));
        Assert.Equal(SealFault.NotPfx, Fault(Side.Vietnam, [1, 2, 3], null));
        Assert.Equal(SealFault.WrongSide, Fault(Side.Laos, trial));
        Assert.Equal(SealFault.WrongSide, Fault(Side.Laos, Sealed.Pfx("TH")));
        Assert.Equal(SealFault.KeyTooShort, Fault(Side.Vietnam, Sealed.Pfx("VN", bits: 1024)));
        Assert.Equal(SealFault.NotForSigning, Fault(Side.Vietnam, Sealed.Pfx("VN", usage: X509KeyUsageFlags.KeyEncipherment)));
        Assert.Equal(SealFault.NoPrivateKey, Fault(Side.Vietnam, WithoutKey()));
        Assert.Equal(SealFault.OtherKey, Fault(Side.Vietnam, Elliptic()));
        Assert.Equal(SealFault.FileMissing, Assert.Throws<SealException>(() => SealCertificate.Load(Side.Laos, "/nowhere/seal.pfx", null)).Fault);
    }

    [Fact]
    public void It_is_valid_from_its_first_to_its_last_instant()
    {
        var own = Sealed.Of(Side.Vietnam);
        own.RequireValid(own.From);
        own.RequireValid(own.Until);
        Assert.Equal(SealFault.NotYetValid, Assert.Throws<SealException>(() => own.RequireValid(own.From.AddSeconds(-1))).Fault);
        Assert.Equal(SealFault.Expired, Assert.Throws<SealException>(() => own.RequireValid(own.Until.AddSeconds(1))).Fault);
    }

    private static SealFault Fault(Side side, byte[] pfx, string? password = Sealed.Password) => Assert.Throws<SealException>(() => Sealed.Load(side, pfx, password)).Fault;

    private static byte[] WithoutKey()
    {
        using var bare = X509CertificateLoader.LoadCertificate(Sealed.Of(Side.Vietnam).Certificate.RawData);
        return bare.Export(X509ContentType.Pkcs12, Sealed.Password);
    }

    private static byte[] Elliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        using var made = new CertificateRequest("C=VN, CN=Seal", key, HashAlgorithmName.SHA256).CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.Export(X509ContentType.Pkcs12, Sealed.Password);
    }
}

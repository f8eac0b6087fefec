using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>"Unchanged since it was sealed" says nothing of who sealed it.</summary>
public sealed class SealTrustTests
{
    private static readonly SealTrust Both = new([Sealed.Of(Side.Vietnam).Certificate, Sealed.Of(Side.Laos).Certificate], []);

    [Fact]
    public async Task Pages_that_were_blacked_out_and_resealed_with_home_made_certificates_are_never_established()
    {
        var forged = await ForgedAsync();

        var alone = PdfVerification.Verify(forged);
        Assert.Equal(Verdict.Unchanged, alone.Verdict);
        Assert.Contains(alone.Checks, each => each is { Code: "Found.PagesNotCompared", Outcome: Outcome.Warned });
        Assert.All(alone.Seals, each => Assert.False(each.IsKnown));
        var known = PdfVerification.Verify(forged, Both);
        Assert.Equal(Verdict.Unchanged, known.Verdict);
        Assert.Equal(2, known.Checks.Count(each => each is { Code: "Found.CertificateNotTrusted", Outcome: Outcome.Warned }));
    }

    [Fact]
    public async Task A_genuine_file_is_established_by_both_certificates_and_by_neither_alone()
    {
        var pdf = await Sealed.PdfAsync();
        var result = PdfVerification.Verify(pdf, Both);
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.DoesNotContain(result.Checks, each => each.Code is "Found.PagesNotCompared" or "Found.RevocationNotAsked");
        Assert.Equal(Verdict.Unchanged, PdfVerification.Verify(pdf, new SealTrust([Sealed.Of(Side.Vietnam).Certificate], [])).Verdict);
        Assert.Equal(Verdict.Unchanged, PdfVerification.Verify(pdf).Verdict);
    }

    [Fact]
    public async Task A_changed_file_does_not_hold_whatever_is_known()
    {
        var pdf = await Sealed.PdfAsync();
        pdf[pdf.Length / 3] ^= 1;
        Assert.Equal(Verdict.Broken, PdfVerification.Verify(pdf, Both).Verdict);
    }

    [Fact]
    public async Task Fingerprints_as_they_are_printed_on_paper_establish_the_seals_of_their_own_side_alone()
    {
        var pdf = await Sealed.PdfAsync();
        var digits = Sides.Both.ToDictionary(side => side, side => SealTrust.ReadDigits(SealTrust.ShortOf(SealTrust.FingerprintOf(Sealed.Of(side).Certificate)))!);

        Assert.Equal(Verdict.Established, PdfVerification.Verify(pdf, new SealTrust([], [(null, digits[Side.Vietnam]), (null, digits[Side.Laos])])).Verdict);
        Assert.Equal(Verdict.Established, PdfVerification.Verify(pdf, new SealTrust([], [(Side.Vietnam, digits[Side.Vietnam]), (Side.Laos, digits[Side.Laos])])).Verdict);
        Assert.Equal(Verdict.Unchanged, PdfVerification.Verify(pdf, new SealTrust([], [(Side.Laos, digits[Side.Vietnam]), (Side.Vietnam, digits[Side.Laos])])).Verdict);
        Assert.Equal(Verdict.Unchanged, PdfVerification.Verify(await ForgedAsync(), new SealTrust([], [(null, digits[Side.Vietnam]), (null, digits[Side.Laos])])).Verdict);
    }

    [Theory]
    [InlineData("0123-4567-89ab-cdef-0123-4567-89AB-CDEF", "0123456789abcdef0123456789abcdef")]
    [InlineData("01:23:45:67:89:ab:cd:ef:01:23:45:67:89:ab:cd:ef:ff", "0123456789abcdef0123456789abcdefff")]
    [InlineData("0123456789abcdef0123456789abcde", null)]
    [InlineData("0123456789abcdef0123456789abcdeg", null)]
    [InlineData("", null)]
    public void A_fingerprint_is_read_as_people_write_it_and_never_too_short(string typed, string? digits) => Assert.Equal(digits, SealTrust.ReadDigits(typed));

    [Fact]
    public async Task An_authority_establishes_what_it_issued_and_nothing_that_only_names_it()
    {
        using var key = RSA.Create(2048);
        using var authority = Authority(key);
        using var otherKey = RSA.Create(2048);
        using var other = Authority(otherKey);
        var trust = new SealTrust([X509CertificateLoader.LoadCertificate(authority.RawData)], []);

        var issued = PdfVerification.Verify(await IssuedAsync(authority), trust);
        Assert.Equal(Verdict.Established, issued.Verdict);
        Assert.Equal(2, issued.Checks.Count(each => each is { Code: "Found.RevocationNotAsked", Outcome: Outcome.Warned, Values: [_, "Root"] }));
        var named = PdfVerification.Verify(await IssuedAsync(other), trust);
        Assert.Equal(Verdict.Unchanged, named.Verdict);
        Assert.Contains(named.Checks, each => each is { Code: "Found.CertificateIssuedBy", Outcome: Outcome.Warned });
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\r\n")]
    public async Task Line_ends_after_the_end_are_tolerated_and_told(string tail)
    {
        var result = PdfVerification.Verify((byte[])[.. await Sealed.PdfAsync(), .. Encoding.ASCII.GetBytes(tail)], Both);
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.LineEndsAfterEnd", Outcome: Outcome.Warned });
    }

    /// <summary>The genuine content with other pages, sealed by somebody who made certificates of both countries.</summary>
    internal static async Task<byte[]> ForgedAsync()
    {
        var printed = Sealed.Printed.ToArray();
        var page = printed.AsSpan().IndexOf("stream\n"u8) + 20;
        printed.AsSpan(page, 8).Fill((byte)'0');
        using var vietnam = Sealed.Load(Side.Vietnam, Sealed.Pfx("VN"));
        using var laos = Sealed.Load(Side.Laos, Sealed.Pfx("LA"));
        return await PdfSeal.SealAsync(printed, Sealed.Issue, [vietnam, laos], null);
    }

    private static async Task<byte[]> IssuedAsync(X509Certificate2 authority)
    {
        using var vietnam = Sealed.Load(Side.Vietnam, Issued(authority, "VN"));
        using var laos = Sealed.Load(Side.Laos, Issued(authority, "LA"));
        return await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [vietnam, laos], null);
    }

    private static X509Certificate2 Authority(RSA key)
    {
        var request = new CertificateRequest("C=VN, O=Authority, CN=Root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static byte[] Issued(X509Certificate2 authority, string country)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"C={country}, O=Institute, CN=Seal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var made = request.Create(authority, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero), [1, 2, 3]);
        using var own = made.CopyWithPrivateKey(key);
        return new X509Certificate2Collection { own, X509CertificateLoader.LoadCertificate(authority.RawData) }.Export(X509ContentType.Pkcs12, Sealed.Password)!;
    }
}

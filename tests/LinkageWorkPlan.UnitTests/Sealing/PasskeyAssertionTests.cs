using System.Formats.Asn1;
using System.Numerics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Passkeys;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>What a passkey's answer proves by itself, and what it does not.</summary>
public sealed class PasskeyAssertionTests : IDisposable
{
    private static readonly string Content = Fingerprint.OfContent("{\"a\":1}");

    private readonly SoftPasskey device = SoftPasskey.Make();

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(-7)]
    [InlineData(-35)]
    [InlineData(-37)]
    [InlineData(-257)]
    public void A_signature_of_each_kind_of_key_holds_and_one_changed_bit_is_found(int algorithm)
    {
        using var key = SoftPasskey.Make(algorithm);
        var proof = key.Sign(Content);
        Assert.Null(PasskeyAssertion.FaultOf(proof, Content));
        Assert.Equal(PasskeyFault.OtherContent, PasskeyAssertion.FaultOf(proof, Fingerprint.OfContent("{\"a\":2}")));
        Assert.Equal(PasskeyFault.WrongSignature, PasskeyAssertion.FaultOf(proof with { Signature = Changed(proof.Signature, 20) }, Content));
        Assert.Equal(PasskeyFault.WrongSignature, PasskeyAssertion.FaultOf(proof with { AuthenticatorData = Changed(proof.AuthenticatorData, 36) }, Content));
        Assert.Equal(PasskeyFault.WrongSignature, PasskeyAssertion.FaultOf(proof with { Algorithm = -36 }, Content));
        using var other = SoftPasskey.Make(algorithm);
        Assert.Equal(PasskeyFault.WrongSignature, PasskeyAssertion.FaultOf(proof with { PublicKey = PasskeyProof.Write(other.PublicKey) }, Content));
    }

    [Fact]
    public void A_site_of_another_name_a_page_within_another_and_a_device_that_did_not_ask_its_person_are_refused()
    {
        Assert.Null(Fault(new DeviceAnswer(Site: "example.org")));
        Assert.Equal(PasskeyFault.OtherSite, Fault(new DeviceAnswer(Origin: "https://linkage.example.com")));
        Assert.Equal(PasskeyFault.OtherSite, Fault(new DeviceAnswer(Origin: "https://evil-linkage.example.org.example.com")));
        Assert.Equal(PasskeyFault.OtherSite, Fault(new DeviceAnswer(IsWithinAnother: true)));
        Assert.Equal(PasskeyFault.PersonNotVerified, Fault(new DeviceAnswer(IsVerified: false)));
        Assert.Equal(PasskeyFault.PersonNotVerified, Fault(new DeviceAnswer(IsPresent: false)));
        Assert.Equal(PasskeyFault.Unreadable, Fault(new DeviceAnswer(Type: "webauthn.create")));
        Assert.Equal(PasskeyFault.Unreadable, Fault(new DeviceAnswer(Origin: "null")));
    }

    [Fact]
    public void What_is_no_answer_is_refused_and_never_a_fault_of_the_program()
    {
        var proof = device.Sign(Content);
        using var unknown = SoftPasskey.Make(-8);
        Assert.Equal(PasskeyFault.WrongSignature, PasskeyAssertion.FaultOf(unknown.Sign(Content), Content));
        foreach (var broken in new[] { string.Empty, "A", "====", "AAAA", new string('A', 20000) })
        {
            Assert.Equal(PasskeyFault.Unreadable, PasskeyAssertion.FaultOf(proof with { AuthenticatorData = broken }, Content));
            Assert.Equal(PasskeyFault.Unreadable, PasskeyAssertion.FaultOf(proof with { ClientData = broken }, Content));
            Assert.Equal(PasskeyFault.Unreadable, PasskeyAssertion.FaultOf(proof with { PublicKey = broken }, Content));
            Assert.NotNull(PasskeyAssertion.FaultOf(proof with { Signature = broken }, Content));
        }
    }

    [Fact]
    public void One_use_of_a_key_is_known_again_in_whatever_form_its_signature_is_written()
    {
        var (one, other) = (device.Sign(Content), device.Sign(Content));
        Assert.True(PasskeyAssertion.IsSame(one, one with { Signature = Mirrored(one.Signature) }));
        Assert.Null(PasskeyAssertion.FaultOf(one with { Signature = Mirrored(one.Signature) }, Content));
        Assert.False(PasskeyAssertion.IsSame(one, other));
    }

    [Fact]
    public async Task A_sealed_document_says_by_what_each_side_signed_and_that_the_passkey_holds()
    {
        var result = await VerifyAsync(device.Sign(Fingerprint.OfContent(CanonicalContent.Of(SampleReport.Issue))));
        Assert.Equal(Verdict.Unchanged, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.PasskeyHolds", Outcome: Outcome.Passed, Values: [Side.Vietnam, "linkage.example.org", string { Length: 16 }] });
        Assert.Contains(result.Checks, each => each is { Code: "Found.SignedByPassword", Outcome: Outcome.Warned, Values: [Side.Laos] });
    }

    [Fact]
    public async Task A_passkey_that_signed_another_content_breaks_the_document()
    {
        var result = await VerifyAsync(device.Sign(Content));
        Assert.Equal(Verdict.Broken, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.PasskeyBroken", Outcome: Outcome.Failed, Values: [Side.Vietnam] });
    }

    [Fact]
    public async Task A_record_that_names_a_passkey_and_has_no_answer_breaks_the_document() =>
        Assert.Contains((await VerifyAsync(null)).Checks, each => each is { Code: "Found.PasskeyBroken", Values: [Side.Vietnam] });

    private PasskeyFault? Fault(DeviceAnswer answer) => PasskeyAssertion.FaultOf(device.Sign(Content, answer), Content);

    private static async Task<VerificationResult> VerifyAsync(PasskeyProof? proof)
    {
        var (first, second) = (SampleReport.Issue.Signatures[0], SampleReport.Issue.Signatures[1]);
        var content = SampleReport.Issue with
        {
            Signatures = [first with { How = first.How! with { Proof = SignatureProof.Passkey, Passkey = proof } }, second with { How = new WayOfSigning(second.How!.SignedAt) { Proof = SignatureProof.Password } }],
        };
        var issue = new SealedIssue(CanonicalContent.Of(SampleReport.Issue), content, EditionKey.Vietnamese);
        return PdfVerification.Verify(await PdfSeal.SealAsync(Sealed.Printed, issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null));
    }

    private static string Changed(string written, int at)
    {
        var bytes = PasskeyProof.Read(written)!;
        bytes[at] ^= 1;
        return PasskeyProof.Write(bytes);
    }

    /// <summary>The second form of an elliptic signature: the order of the curve less the second number.</summary>
    private static string Mirrored(string written)
    {
        var numbers = new AsnReader(PasskeyProof.Read(written)!, AsnEncodingRules.DER).ReadSequence();
        var (first, second) = (numbers.ReadInteger(), numbers.ReadInteger());
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.PushSequence();
        writer.WriteInteger(first);
        writer.WriteInteger(order - second);
        writer.PopSequence();
        return PasskeyProof.Write(writer.Encode());
    }
}

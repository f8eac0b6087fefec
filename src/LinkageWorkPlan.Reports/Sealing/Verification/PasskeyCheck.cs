using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Sealing.Passkeys;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>By what a side signed in the system, and whether a passkey's answer holds by itself.</summary>
internal static class PasskeyCheck
{
    private const int DigitsShown = 16;

    /// <returns>Null for a signature on paper, and where the record does not say by what it was given.</returns>
    public static VerificationCheck? Of(SignOffRecord record, string fingerprint) => record switch
    {
        { Passkey: { } passkey, Proof: SignatureProof.Passkey, Method: SignatureMethod.Electronic } => OfPasskey(record, passkey, fingerprint),
        { Passkey: not null } or { Proof: SignatureProof.Passkey } => VerificationCheck.Failed(Finding.PasskeyBroken, record.Side),
        { Proof: SignatureProof.Password } => VerificationCheck.Warned(Finding.SignedByPassword, record.Side),
        { Proof: SignatureProof.PasswordAndCode } => VerificationCheck.Warned(Finding.SignedByPasswordAndCode, record.Side),
        _ => null,
    };

    private static VerificationCheck OfPasskey(SignOffRecord record, PasskeyProof passkey, string fingerprint) =>
        PasskeyAssertion.FaultOf(passkey, fingerprint) is null && PasskeyAssertion.Read(passkey) is { } read
            ? VerificationCheck.Passed(Finding.PasskeyHolds, record.Side, read.Origin.Host, passkey.KeySha256()[..DigitsShown])
            : VerificationCheck.Failed(Finding.PasskeyBroken, record.Side);
}

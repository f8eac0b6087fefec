using System.Security.Cryptography;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>The same of an elliptic curve. Of the two forms that each of its signatures has, it gives the lower one (<see cref="SealCurve"/>).</summary>
/// <param name="known">The public half; disposed of with this.</param>
/// <param name="sign">Signs a hash; both numbers beside each other (IEEE P1363).</param>
internal sealed class SigningEcdsa : ECDsa
{
    private readonly ECDsa known;
    private readonly Func<byte[], byte[]> sign;

    public SigningEcdsa(ECDsa known, Func<byte[], byte[]> sign)
    {
        (this.known, this.sign) = (known, sign);
        KeySizeValue = known.KeySize;
    }

    public override KeySizes[] LegalKeySizes => known.LegalKeySizes;

    public override byte[] SignHash(byte[] hash) => SealCurve.Of(known)!.Lower(sign(hash));

    public override bool VerifyHash(byte[] hash, byte[] signature) => known.VerifyHash(hash, signature);

    public override ECParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key is elsewhere.") : known.ExportParameters(includePrivateParameters: false);

    protected override void Dispose(bool disposing)
    {
        known.Dispose();
        base.Dispose(disposing);
    }
}

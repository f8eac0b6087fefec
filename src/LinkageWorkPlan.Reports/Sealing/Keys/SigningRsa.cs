using System.Security.Cryptography;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>An RSA key of which only the public half is here: what signs with the other half is asked for each signature.</summary>
/// <param name="known">The public half; disposed of with this.</param>
/// <param name="sign">Signs a SHA-256 hash (PKCS #1 v1.5).</param>
internal sealed class SigningRsa : RSA
{
    private readonly RSA known;
    private readonly Func<byte[], byte[]> sign;

    public SigningRsa(RSA known, Func<byte[], byte[]> sign)
    {
        (this.known, this.sign) = (known, sign);
        KeySizeValue = known.KeySize;
    }

    public override KeySizes[] LegalKeySizes => known.LegalKeySizes;

    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        hashAlgorithm == HashAlgorithmName.SHA256 && padding == RSASignaturePadding.Pkcs1 ? sign(hash) : throw new NotSupportedException();

    public override RSAParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key is elsewhere.") : known.ExportParameters(includePrivateParameters: false);

    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        known.Dispose();
        base.Dispose(disposing);
    }
}

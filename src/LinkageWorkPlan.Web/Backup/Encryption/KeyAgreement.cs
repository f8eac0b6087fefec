using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace LinkageWorkPlan.Web.Backup.Encryption;

/// <summary>Elliptic curves in CMS (RFC 5753): a key for one message is agreed with the recipient's, and wraps the key of the content (RFC 3394).</summary>
internal static class KeyAgreement
{
    private const int WrapKeyBits = 256;

    private static readonly AlgorithmIdentifier Wrapping = new(NistObjectIdentifiers.IdAes256Wrap);
    private static readonly AlgorithmIdentifier Agreeing = new(SecObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, Wrapping);

    public static RecipientInfo Wrap(IssuerAndSerialNumber issuer, ECDiffieHellman recipient, byte[] contentKey)
    {
        using var once = ECDiffieHellman.Create(recipient.ExportParameters(includePrivateParameters: false).Curve);
        var wrapped = Wrapper(forWrapping: true, Agree(once, recipient.PublicKey)).Wrap(contentKey, 0, contentKey.Length);
        var key = SubjectPublicKeyInfo.GetInstance(once.PublicKey.ExportSubjectPublicKeyInfo());
        var origin = new OriginatorIdentifierOrKey(new OriginatorPublicKey(key.Algorithm, key.PublicKey));
        var encrypted = new RecipientEncryptedKey(new KeyAgreeRecipientIdentifier(issuer), new DerOctetString(wrapped));
        return new RecipientInfo(new KeyAgreeRecipientInfo(origin, null, Agreeing, new DerSequence(encrypted)));
    }

    /// <returns>Null where it is not for this key.</returns>
    public static byte[]? Unwrap(KeyAgreeRecipientInfo info, ECDiffieHellman own)
    {
        if (info.Originator.OriginatorKey is not { } origin || !info.KeyEncryptionAlgorithm.Equals(Agreeing))
        {
            return null;
        }

        // Some writers leave out the curve, which is the recipient's.
        var curve = SubjectPublicKeyInfo.GetInstance(own.ExportSubjectPublicKeyInfo()).Algorithm;
        using var other = ECDiffieHellman.Create();
        try
        {
            other.ImportSubjectPublicKeyInfo(new SubjectPublicKeyInfo(curve, origin.PublicKey.GetBytes()).GetDerEncoded(), out _);
            var wrapper = Wrapper(forWrapping: false, Agree(own, other.PublicKey));
            foreach (var each in info.RecipientEncryptedKeys)
            {
                var wrapped = RecipientEncryptedKey.GetInstance(each).EncryptedKey.GetOctets();
                return wrapper.Unwrap(wrapped, 0, wrapped.Length);
            }
        }
        catch (Exception others) when (others is CryptographicException or CryptoException or ArgumentException)
        {
            // Of another curve, or for another key.
        }

        return null;
    }

    /// <summary>One round of the derivation of ANSI X9.63: the hash of the agreed secret, a counter, and what the key is for.</summary>
    private static byte[] Agree(ECDiffieHellman own, ECDiffieHellmanPublicKey other)
    {
        var purpose = new DerSequence(Wrapping, new DerTaggedObject(isExplicit: true, 2, new DerOctetString([0, 0, WrapKeyBits >> 8, WrapKeyBits & 0xff]))).GetDerEncoded();
        return own.DeriveKeyFromHash(other, HashAlgorithmName.SHA256, null, [0, 0, 0, 1, .. purpose]);
    }

    private static AesWrapEngine Wrapper(bool forWrapping, byte[] key)
    {
        var wrapper = new AesWrapEngine();
        wrapper.Init(forWrapping, new KeyParameter(key));
        return wrapper;
    }
}

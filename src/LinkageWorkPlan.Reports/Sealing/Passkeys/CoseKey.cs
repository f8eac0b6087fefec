using System.Formats.Cbor;
using System.Security.Cryptography;

namespace LinkageWorkPlan.Reports.Sealing.Passkeys;

/// <summary>The public key of a passkey (COSE_Key, RFC 9053) in the algorithms of which this program has passkeys made: ECDSA and RSA.</summary>
internal sealed class CoseKey
{
    private const int KindLabel = 1;
    private const int AlgorithmLabel = 3;
    private const int CurveOrModulusLabel = -1;
    private const int FirstLabel = -2;
    private const int SecondLabel = -3;
    private const int EllipticKind = 2;
    private const int RsaKind = 3;

    /// <summary>Bits of an RSA key: 2048 at least (NIST SP 800-131A), and no more than a stranger's file may make us calculate with.</summary>
    private const int RsaMin = 2048;
    private const int RsaMax = 8192;

    private readonly Dictionary<long, object> members;

    private CoseKey(Dictionary<long, object> members) => this.members = members;

    /// <summary>As registered with IANA; -7 is ES256.</summary>
    public int Algorithm => members.GetValueOrDefault(AlgorithmLabel) is long algorithm and >= int.MinValue and <= int.MaxValue ? (int)algorithm : 0;

    /// <returns>Null for what is no such key.</returns>
    public static CoseKey? Read(byte[] bytes)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical);
            var members = new Dictionary<long, object>();
            var count = reader.ReadStartMap() ?? 0;
            for (var at = 0; at < count; at++)
            {
                var label = reader.ReadInt64();
                members[label] = reader.PeekState() == CborReaderState.ByteString ? reader.ReadByteString() : reader.ReadInt64();
            }

            reader.ReadEndMap();
            return reader.BytesRemaining == 0 ? new CoseKey(members) : null;
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature over the data is this key's.</summary>
    public bool Verifies(byte[] data, byte[] signature)
    {
        try
        {
            return Algorithm switch
            {
                -7 => Elliptic(ECCurve.NamedCurves.nistP256, 1, data, signature, HashAlgorithmName.SHA256),
                -35 => Elliptic(ECCurve.NamedCurves.nistP384, 2, data, signature, HashAlgorithmName.SHA384),
                -36 => Elliptic(ECCurve.NamedCurves.nistP521, 3, data, signature, HashAlgorithmName.SHA512),
                -37 => Rsa(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                -38 => Rsa(data, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
                -39 => Rsa(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
                -257 => Rsa(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                -258 => Rsa(data, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                -259 => Rsa(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            // No point of its curve, or no numbers of a key.
            return false;
        }
    }

    private bool Elliptic(ECCurve curve, long number, byte[] data, byte[] signature, HashAlgorithmName hash)
    {
        if (!Is(KindLabel, EllipticKind) || !Is(CurveOrModulusLabel, number) || Bytes(FirstLabel) is not { } x || Bytes(SecondLabel) is not { } y)
        {
            return false;
        }

        using var key = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } });
        return key.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private bool Rsa(byte[] data, byte[] signature, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        if (!Is(KindLabel, RsaKind) || Bytes(CurveOrModulusLabel) is not { } modulus || Bytes(FirstLabel) is not { } exponent || modulus.Length * 8 is < RsaMin or > RsaMax || exponent.Length > sizeof(int))
        {
            return false;
        }

        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return key.VerifyData(data, signature, hash, padding);
    }

    private bool Is(long label, long value) => members.GetValueOrDefault(label) is long kept && kept == value;

    private byte[]? Bytes(long label) => members.GetValueOrDefault(label) as byte[];
}

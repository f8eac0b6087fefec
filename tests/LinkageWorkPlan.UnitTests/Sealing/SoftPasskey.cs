using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>What a device is asked, and how it answers; by itself what an honest one does.</summary>
internal sealed record DeviceAnswer(
    string Origin = "https://linkage.example.org", string Type = "webauthn.get", bool IsPresent = true, bool IsVerified = true, uint Counter = 0, bool IsWithinAnother = false, string? Site = null);

/// <summary>A passkey without a device: it signs as one does (WebAuthn level 3), and, where a test asks for it, as none should.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private readonly AsymmetricAlgorithm key;
    private readonly int algorithm;
    private readonly string site;

    private SoftPasskey(AsymmetricAlgorithm key, int algorithm, string site) => (this.key, this.algorithm, this.site) = (key, algorithm, site);

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    /// <param name="algorithm">Of COSE; another one than it can make is made as ES256 and called by this number.</param>
    public static SoftPasskey Make(int algorithm = -7, string site = "linkage.example.org") => new(
        algorithm switch { -257 or -37 => RSA.Create(2048), -35 => ECDsa.Create(ECCurve.NamedCurves.nistP384), _ => ECDsa.Create(ECCurve.NamedCurves.nistP256) }, algorithm, site);

    public byte[] PublicKey
    {
        get
        {
            var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
            writer.WriteStartMap(key is RSA ? 4 : 5);
            Number(1, key is RSA ? 3 : 2);
            Number(3, algorithm);
            if (key is RSA rsa)
            {
                var own = rsa.ExportParameters(includePrivateParameters: false);
                Bytes(-1, own.Modulus!);
                Bytes(-2, own.Exponent!);
            }
            else
            {
                var own = ((ECDsa)key).ExportParameters(includePrivateParameters: false);
                Number(-1, algorithm == -35 ? 2 : 1);
                Bytes(-2, own.Q.X!);
                Bytes(-3, own.Q.Y!);
            }

            writer.WriteEndMap();
            return writer.Encode();

            void Number(int label, int value)
            {
                writer.WriteInt32(label);
                writer.WriteInt32(value);
            }

            void Bytes(int label, byte[] value)
            {
                writer.WriteInt32(label);
                writer.WriteByteString(value);
            }
        }
    }

    /// <summary>As it is kept once the server has judged it.</summary>
    /// <param name="fingerprint">Of the content, 64 hexadecimal digits.</param>
    public PasskeyProof Sign(string fingerprint, DeviceAnswer? answer = null)
    {
        answer ??= new DeviceAnswer();
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type = answer.Type, challenge = PasskeyProof.Write(Convert.FromHexString(fingerprint)), origin = answer.Origin, crossOrigin = answer.IsWithinAnother });
        var authenticator = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(answer.Site ?? site), authenticator);
        authenticator[32] = (byte)((answer.IsPresent ? 0x01 : 0) | (answer.IsVerified ? 0x04 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(authenticator.AsSpan(33), answer.Counter);
        byte[] signed = [.. authenticator, .. SHA256.HashData(client)];
        var signature = key is RSA rsa
            ? rsa.SignData(signed, HashAlgorithmName.SHA256, algorithm == -37 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignData(signed, algorithm == -35 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new PasskeyProof(algorithm, PasskeyProof.Write(Id), PasskeyProof.Write(PublicKey), PasskeyProof.Write(authenticator), PasskeyProof.Write(client), PasskeyProof.Write(signature));
    }

    /// <summary>As a browser sends it.</summary>
    public string Answer(string fingerprint, DeviceAnswer? answer = null)
    {
        var proof = Sign(fingerprint, answer);
        return JsonSerializer.Serialize(new { id = proof.CredentialId, rawId = proof.CredentialId, type = "public-key", response = new { authenticatorData = proof.AuthenticatorData, clientDataJSON = proof.ClientData, signature = proof.Signature } });
    }

    public void Dispose() => key.Dispose();
}

using System.Buffers.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>By what somebody proved at the moment of signing in the system who they were.</summary>
public enum SignatureProof
{
    /// <summary>The weakest way: whoever knows the password could have signed, and only this server says that it was given.</summary>
    Password,

    /// <summary>The password and a code of the app, or a recovery code; only this server says so.</summary>
    PasswordAndCode,

    /// <summary>A passkey signed the fingerprint of the content itself: anybody can check it later, without this server.</summary>
    Passkey,
}

/// <summary>
/// What a device answered when a passkey signed a content (WebAuthn level 3, 7.2): the challenge was the SHA-256 of the content. Whoever has
/// this and the content needs nothing else to check it. Bytes are in base64url without padding.
/// </summary>
/// <param name="Algorithm">Of COSE (RFC 9053), as in the key: -7 is ES256.</param>
/// <param name="CredentialId">Which passkey it was.</param>
/// <param name="PublicKey">The passkey's public key (COSE_Key).</param>
/// <param name="AuthenticatorData">With the hash of the site's name, what the device asked of its person, and its counter.</param>
/// <param name="ClientData">JSON of the browser (UTF-8), with the challenge and the site.</param>
/// <param name="Signature">Over <paramref name="AuthenticatorData"/> and the SHA-256 of <paramref name="ClientData"/>.</param>
public sealed record PasskeyProof(int Algorithm, string CredentialId, string PublicKey, string AuthenticatorData, string ClientData, string Signature)
{
    /// <summary>Bytes of a device's answer; browsers write some hundreds.</summary>
    public const int PartMax = 4096;

    /// <summary>The same in base64url: four characters for each three bytes.</summary>
    private const int WrittenMax = ((PartMax * 4) + 2) / 3;

    /// <summary>SHA-256 of the public key, 64 hexadecimal digits: by this a person knows a key again.</summary>
    public string KeySha256() => Fingerprint.OfBytes(Read(PublicKey) ?? []);

    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <returns>Null for what is no base64url, or longer than <see cref="PartMax"/>.</returns>
    public static byte[]? Read(string? written) => written is { Length: <= WrittenMax } && Base64Url.IsValid(written) ? Base64Url.DecodeFromChars(written) : null;
}

using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Reports.Sealing.Passkeys;

/// <summary>Why the answer of a passkey does not prove that a content was signed.</summary>
public enum PasskeyFault
{
    /// <summary>It is no answer of a passkey, or cut off.</summary>
    Unreadable,

    /// <summary>It signs the fingerprint of another content.</summary>
    OtherContent,

    /// <summary>It was given to another site than the one the passkey belongs to, or inside a page of another.</summary>
    OtherSite,

    /// <summary>The device did not ask for finger, face or PIN.</summary>
    PersonNotVerified,

    /// <summary>The key did not make this signature, or is of an algorithm that is not read.</summary>
    WrongSignature,
}

/// <summary>
/// The answer of a passkey to the fingerprint of a content (WebAuthn level 3, 7.2), read and judged by itself: no server is asked, so that
/// it is judged in the same way when somebody signs, and years later.
/// </summary>
public sealed class PasskeyAssertion
{
    private const int HashBytes = 32;
    private const int CounterAt = HashBytes + 1;
    private const int DataMin = CounterAt + 4;
    private const byte PresentFlag = 0x01;
    private const byte VerifiedFlag = 0x04;
    private const byte BackedUpFlag = 0x10;

    private readonly byte[] authenticator;
    private readonly byte[] client;
    private readonly byte[] signature;
    private readonly CoseKey key;

    private PasskeyAssertion(byte[] authenticator, byte[] client, byte[] signature, CoseKey key) => (this.authenticator, this.client, this.signature, this.key) = (authenticator, client, signature, key);

    /// <summary>What the browser says it was asked to do.</summary>
    public string Type { get; private init; } = string.Empty;

    public string Challenge { get; private init; } = string.Empty;

    /// <summary>Of the site, as in <c>https://linkage.example.org</c>.</summary>
    public Uri Origin { get; private init; } = null!;

    private bool IsWithinAnother { get; init; }

    /// <summary>Of the key's uses; 0 where the device does not count.</summary>
    public uint Counter => BinaryPrimitives.ReadUInt32BigEndian(authenticator.AsSpan(CounterAt));

    /// <summary>The device keeps a copy of the key elsewhere.</summary>
    public bool IsBackedUp => (authenticator[HashBytes] & BackedUpFlag) != 0;

    /// <summary>As the key says it (COSE).</summary>
    public int Algorithm => key.Algorithm;

    /// <returns>Null for what cannot be read.</returns>
    public static PasskeyAssertion? Read(PasskeyProof proof)
    {
        if (PasskeyProof.Read(proof.AuthenticatorData) is not { Length: >= DataMin } authenticator || PasskeyProof.Read(proof.ClientData) is not { } client
            || PasskeyProof.Read(proof.Signature) is not { } signature || PasskeyProof.Read(proof.PublicKey) is not { } written || CoseKey.Read(written) is not { } key)
        {
            return null;
        }

        try
        {
            using var said = JsonDocument.Parse(client, new JsonDocumentOptions { MaxDepth = 8 });
            return OriginIn(client) is { } origin
                ? new PasskeyAssertion(authenticator, client, signature, key)
                {
                    Type = TextOf(said, "type") ?? string.Empty,
                    Challenge = TextOf(said, "challenge") ?? string.Empty,
                    Origin = origin,
                    IsWithinAnother = said.RootElement.TryGetProperty("crossOrigin", out var within) && within.ValueKind == JsonValueKind.True,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Why it does not prove that the content of this fingerprint was signed; null where it does.</summary>
    /// <param name="fingerprint">64 hexadecimal digits.</param>
    public static PasskeyFault? FaultOf(PasskeyProof proof, string fingerprint) =>
        Read(proof) is { } read ? read.Algorithm == proof.Algorithm ? read.FaultOf(fingerprint) : PasskeyFault.WrongSignature : PasskeyFault.Unreadable;

    /// <inheritdoc cref="FaultOf(PasskeyProof, string)"/>
    public PasskeyFault? FaultOf(string fingerprint) =>
        Type != "webauthn.get" ? PasskeyFault.Unreadable
        : !ChallengeOf(fingerprint).Equals(Challenge, StringComparison.Ordinal) ? PasskeyFault.OtherContent
        : IsWithinAnother || !Domains(Origin.Host).Any(IsOf) ? PasskeyFault.OtherSite
        : (authenticator[HashBytes] & PresentFlag) == 0 || (authenticator[HashBytes] & VerifiedFlag) == 0 ? PasskeyFault.PersonNotVerified
        : key.Verifies([.. authenticator, .. SHA256.HashData(client)], signature) ? null
        : PasskeyFault.WrongSignature;

    /// <summary>The challenge that stands for a content: the 32 bytes of its SHA-256, in base64url.</summary>
    public static string ChallengeOf(string fingerprint) => PasskeyProof.Write(Convert.FromHexString(fingerprint));

    /// <summary>True where the passkey belongs to the site of this name.</summary>
    public bool IsOf(string site) => authenticator.AsSpan(0, HashBytes).SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(site)));

    /// <summary>The site in what a browser said.</summary>
    /// <param name="clientData">JSON (UTF-8).</param>
    /// <returns>Null where it names none.</returns>
    public static Uri? OriginIn(byte[] clientData)
    {
        try
        {
            using var said = JsonDocument.Parse(clientData, new JsonDocumentOptions { MaxDepth = 8 });
            return Uri.TryCreate(TextOf(said, "origin"), UriKind.Absolute, out var origin) && origin is { Host.Length: > 0 } ? origin : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether two answers are one use of the key. An elliptic signature can be written in a second form by anybody, with the same first
    /// number, which is drawn for each use.
    /// </summary>
    public static bool IsSame(PasskeyProof one, PasskeyProof other) =>
        one.Signature == other.Signature || (FirstNumber(one) is { } first && FirstNumber(other) is { } second && first == second);

    private static BigInteger? FirstNumber(PasskeyProof proof)
    {
        try
        {
            return PasskeyProof.Read(proof.Signature) is { } bytes ? new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence().ReadInteger() : null;
        }
        catch (AsnContentException)
        {
            // Of RSA, which has one form.
            return null;
        }
    }

    /// <summary>Names that a passkey used at this host can belong to: its own, and those it is under.</summary>
    private static IEnumerable<string> Domains(string host)
    {
        for (var name = host; name.Length > 0; name = name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : string.Empty)
        {
            yield return name;
        }
    }

    private static string? TextOf(JsonDocument said, string member) =>
        said.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

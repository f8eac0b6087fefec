using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>
/// A root, an authority below it that issues seals, and their services: time stamps, OCSP, revocation lists and certificates. All of them ended
/// on 1 August 2026. It answers as a handler of HTTP requests, or behind a server by <see cref="Answer"/>.
/// </summary>
internal sealed class TestAuthority : HttpMessageHandler
{
    public static readonly DateTimeOffset Ended = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Begun = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string address;
    private readonly X509Certificate2 service;
    private int serial = 100;

    /// <param name="address">Of its services, with a slash at the end.</param>
    /// <param name="name">In the names of its certificates.</param>
    public TestAuthority(string address = "http://pki.example.org/", string name = "Trial")
    {
        this.address = address;
        Root = Make($"CN={name} Root", null, isAuthority: true, []);
        Issuing = Make($"CN={name} Issuing", Root, isAuthority: true, [List("root.crl"), Access("root.cer", ocsp: null)]);
        service = Make($"CN={name} Time Stamps", Issuing, isAuthority: false, [List("issuing.crl"), Access("issuing.cer", "ocsp"), new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true)]);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Issuing { get; }

    /// <summary>Of the stamps and of what it says of revocation.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 7, 10, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Serial numbers in hexadecimal digits.</summary>
    public Dictionary<string, DateTimeOffset> Revoked { get; } = [];

    /// <summary>By the last part of an address what is answered in its place; null for nothing.</summary>
    public Dictionary<string, Func<byte[]?>> Instead { get; } = [];

    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>A seal's certificate with its key and nothing above it, PKCS #12.</summary>
    public byte[] Seal(string country, string password) =>
        Make($"C={country}, O=Institute, CN=Seal of {country}", Issuing, isAuthority: false, [List("issuing.crl"), Access("issuing.cer", "ocsp")]).Export(X509ContentType.Pkcs12, password);

    /// <returns>Null where there is nothing.</returns>
    public byte[]? Answer(string path, byte[] body)
    {
        lock (Asked)
        {
            Asked.Add(path);
        }

        return Instead.TryGetValue(path, out var other) ? other() : path switch
        {
            "tsr" => Stamp(body),
            "ocsp" => Ocsp(body),
            "root.crl" => ListOf(Root),
            "issuing.crl" => ListOf(Issuing),
            "root.cer" => Root.RawData,
            "issuing.cer" => Issuing.RawData,
            _ => null,
        };
    }

    /// <param name="from">When it was made; now where it is missing.</param>
    public byte[] ListOf(X509Certificate2 issuer, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (number, at) in Revoked)
        {
            builder.AddEntry(Convert.FromHexString(number), at, X509RevocationReason.KeyCompromise);
        }

        return builder.Build(issuer, 1, until ?? (from ?? Now).AddDays(7), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, from ?? Now);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return Answer(request.RequestUri!.AbsolutePath.TrimStart('/'), body) is { } answer
            ? new HttpResponseMessage { Content = new ByteArrayContent(answer) }
            : new HttpResponseMessage(HttpStatusCode.NotFound);
    }

    private X509Extension List(string name) => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address + name]);

    private X509AuthorityInformationAccessExtension Access(string issuer, string? ocsp) => new(ocsp is null ? [] : [address + ocsp], [address + issuer]);

    private X509Certificate2 Make(string name, X509Certificate2? issuer, bool isAuthority, IReadOnlyList<X509Extension> extensions)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        if (issuer is null)
        {
            return request.CreateSelfSigned(Begun, Ended);
        }

        using var made = request.Create(issuer, Begun, Ended, [1, (byte)serial++]);
        return made.CopyWithPrivateKey(key);
    }

    private byte[] Stamp(byte[] question)
    {
        if (!Rfc3161TimestampRequest.TryDecode(question, out var request, out _))
        {
            return [];
        }

        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(1);
            info.WriteObjectIdentifier("1.2.3.4.1");
            using (info.PushSequence())
            {
                Algorithm(info, request.HashAlgorithmId.Value!);
                info.WriteOctetString(request.GetMessageHash().Span);
            }

            info.WriteInteger(serial++);
            info.WriteGeneralizedTime(Now, omitFractionalSeconds: true);
            if (request.GetNonce() is { } nonce)
            {
                info.WriteInteger(nonce.Span);
            }
        }

        var named = new AsnWriter(AsnEncodingRules.DER);
        using (named.PushSequence())
        using (named.PushSequence())
        using (named.PushSequence())
        {
            named.WriteOctetString(SHA256.HashData(service.RawData));
        }

        var signer = new CmsSigner(service) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), named.Encode()));
        var token = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), info.Encode()), detached: false);
        token.ComputeSignature(signer);
        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            using (answer.PushSequence())
            {
                answer.WriteInteger(0);
            }

            answer.WriteEncodedValue(token.Encode());
        }

        return answer.Encode();
    }

    /// <summary>To what the question asks of its one certificate.</summary>
    private byte[] Ocsp(byte[] question)
    {
        var certificate = new AsnReader(question, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence().ReadSequence().ReadEncodedValue();
        var parts = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
        parts.ReadSequence();
        parts.ReadOctetString();
        parts.ReadOctetString();
        return Ocsp(certificate.ToArray(), Revoked.TryGetValue(Convert.ToHexString(parts.ReadIntegerBytes().Span), out var at) ? at : null, Issuing);
    }

    private byte[] Ocsp(byte[] certificate, DateTimeOffset? revokedAt, X509Certificate2 by)
    {
        var data = new AsnWriter(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            {
                data.WriteEncodedValue(by.SubjectName.RawData);
            }

            data.WriteGeneralizedTime(Now, omitFractionalSeconds: true);
            using (data.PushSequence())
            using (data.PushSequence())
            {
                data.WriteEncodedValue(certificate);
                if (revokedAt is { } at)
                {
                    using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                    {
                        data.WriteGeneralizedTime(at, omitFractionalSeconds: true);
                    }
                }
                else
                {
                    data.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                }

                data.WriteGeneralizedTime(Now, omitFractionalSeconds: true);
                using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    data.WriteGeneralizedTime(Now.AddDays(1), omitFractionalSeconds: true);
                }
            }
        }

        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            var signed = data.Encode();
            basic.WriteEncodedValue(signed);
            Algorithm(basic, "1.2.840.113549.1.1.11");
            using var key = by.GetRSAPrivateKey()!;
            basic.WriteBitString(key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            answer.WriteEncodedValue([0x0A, 1, 0]);
            using (answer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (answer.PushSequence())
            {
                answer.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
                answer.WriteOctetString(basic.Encode());
            }
        }

        return answer.Encode();
    }

    private static void Algorithm(AsnWriter writer, string oid)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            writer.WriteNull();
        }
    }
}

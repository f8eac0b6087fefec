using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace LinkageWorkPlan.Web.Backup.Encryption;

/// <summary>Whose key opens a backup: a certificate of one side, RSA or elliptic curve. The key itself never comes near this program until it restores.</summary>
internal sealed class BackupRecipient : IDisposable
{
    /// <summary>NIST SP 800-57, as for seals.</summary>
    public const int RsaBitsMin = 2048;

    private readonly X509Certificate2 certificate;

    private BackupRecipient(Side side, X509Certificate2 certificate) => (Side, this.certificate) = (side, certificate);

    public Side Side { get; }

    /// <summary>The subject as its certificate writes it.</summary>
    public string Name => certificate.Subject;

    /// <summary>UTC. A key opens backups after that as well; a certificate that ended says that nobody looks after it.</summary>
    public DateTime Until => certificate.NotAfter.ToUniversalTime();

    /// <param name="paths">Files, several with commas.</param>
    /// <param name="section">Of the setting that names them.</param>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<BackupRecipient> ReadAll(Side side, string? paths, string section) =>
        (paths ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(path => Read(side, path, section));

    /// <exception cref="StartupException">The file cannot be read, holds no certificate, or one whose key cannot be used.</exception>
    public static IEnumerable<BackupRecipient> Read(Side side, string path, string section = BackupOptions.Section)
    {
        X509Certificate2Collection found;
        try
        {
            found = CertificateFile.Read(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ReadLimitException or ArgumentException)
        {
            throw new StartupException($"{section}:{side}Recipients names {path}, which cannot be read as a certificate ({fault.Message.TrimEnd('.')}): write a certificate as PEM or DER.", fault);
        }

        foreach (var each in found)
        {
            Check(side, path, each, section);
            yield return new BackupRecipient(side, each);
        }
    }

    /// <summary>The key of the content, as only this recipient can read it.</summary>
    public RecipientInfo Wrap(byte[] contentKey)
    {
        var issuer = new Org.BouncyCastle.Asn1.Cms.IssuerAndSerialNumber(X509CertificateStructure.GetInstance(certificate.RawData));
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return new RecipientInfo(new KeyTransRecipientInfo(new RecipientIdentifier(issuer), OaepSha256, new DerOctetString(rsa.Encrypt(contentKey, RSAEncryptionPadding.OaepSHA256))));
        }

        using var curve = certificate.GetECDiffieHellmanPublicKey()!;
        return KeyAgreement.Wrap(issuer, curve, contentKey);
    }

    public void Dispose() => certificate.Dispose();

    private static AlgorithmIdentifier OaepSha256
    {
        get
        {
            var sha256 = new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256, DerNull.Instance);
            return new AlgorithmIdentifier(
                PkcsObjectIdentifiers.IdRsaesOaep,
                new RsaesOaepParameters(sha256, new AlgorithmIdentifier(PkcsObjectIdentifiers.IdMgf1, sha256), RsaesOaepParameters.DefaultPSourceAlgorithm));
        }
    }

    private static void Check(Side side, string path, X509Certificate2 each, string section)
    {
        using var rsa = each.GetRSAPublicKey();
        using var curve = each.GetECDiffieHellmanPublicKey();
        if (rsa is { KeySize: < RsaBitsMin })
        {
            throw new StartupException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{section}:{side}Recipients names {path}, whose RSA key has {rsa.KeySize} bits; it needs {RsaBitsMin} or more."));
        }

        if (rsa is null && !(curve?.ExportParameters(includePrivateParameters: false).Curve.IsNamed ?? false))
        {
            throw new StartupException($"{section}:{side}Recipients names {path}, whose key is neither RSA nor of a named elliptic curve.");
        }
    }
}

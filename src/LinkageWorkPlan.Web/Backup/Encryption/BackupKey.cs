using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;

namespace LinkageWorkPlan.Web.Backup.Encryption;

/// <summary>The key of one recipient, with which a backup is opened.</summary>
internal sealed class BackupKey : IDisposable
{
    private readonly RSA? rsa;
    private readonly ECDiffieHellman? curve;

    private BackupKey(RSA? rsa, ECDiffieHellman? curve) => (this.rsa, this.curve) = (rsa, curve);

    /// <param name="path">PEM, or PKCS #12 (.p12, .pfx).</param>
    /// <param name="password">Null where it has none.</param>
    /// <exception cref="StartupException">It cannot be read, or the password does not open it.</exception>
    public static BackupKey Read(string path, string? password)
    {
        try
        {
            var bytes = BoundedFile.Read(path, CertificateFile.SizeMax);
            return (bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0 ? OfPem(Encoding.ASCII.GetString(bytes), password) : OfPkcs12(bytes, password))
                ?? throw new StartupException($"The file {path} holds no private key, RSA or of an elliptic curve. Nothing was changed.");
        }
        catch (ReadLimitException fault)
        {
            throw new StartupException($"The file {path} is too large for a key. Nothing was changed.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The key {path} cannot be read ({fault.Message.TrimEnd('.')}). Nothing was changed.", fault);
        }
        catch (CryptographicException fault)
        {
            throw new StartupException(
                $"The key {path} cannot be opened{(password is null ? ": where it has a password, set Backup:KeyPassword or Backup:KeyPasswordFile" : " with the password of the settings")}. Nothing was changed.", fault);
        }
    }

    /// <returns>The key of the content; null where none of the recipients has this key.</returns>
    public byte[]? Unwrap(Asn1Set recipients)
    {
        foreach (var each in recipients)
        {
            var found = RecipientInfo.GetInstance(each).Info switch
            {
                KeyTransRecipientInfo info when rsa is not null => Decrypt(rsa, info),
                KeyAgreeRecipientInfo info when curve is not null => KeyAgreement.Unwrap(info, curve),
                _ => null,
            };
            if (found is { Length: EncryptedFile.KeyBytes })
            {
                return found;
            }
        }

        return null;
    }

    public void Dispose()
    {
        rsa?.Dispose();
        curve?.Dispose();
    }

    private static byte[]? Decrypt(RSA rsa, KeyTransRecipientInfo info)
    {
        try
        {
            return rsa.Decrypt(info.EncryptedKey.GetOctets(), RSAEncryptionPadding.OaepSHA256);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static BackupKey? OfPem(string pem, string? password) =>
        Import(RSA.Create(), pem, password) is { } rsa ? new BackupKey(rsa, null)
        : Import(ECDiffieHellman.Create(), pem, password) is { } curve ? new BackupKey(null, curve)
        : pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? throw new CryptographicException("It is not opened.")
        : null;

    private static T? Import<T>(T key, string pem, string? password)
        where T : AsymmetricAlgorithm
    {
        try
        {
            if (pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal))
            {
                key.ImportFromEncryptedPem(pem, password);
            }
            else
            {
                key.ImportFromPem(pem);
            }

            return key;
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    private static BackupKey? OfPkcs12(byte[] bytes, string? password)
    {
        var storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        using var own = X509CertificateLoader.LoadPkcs12(bytes, password, storage);
        return own.GetRSAPrivateKey() is { } rsa ? new BackupKey(rsa, null) : own.GetECDiffieHellmanPrivateKey() is { } curve ? new BackupKey(null, curve) : null;
    }
}

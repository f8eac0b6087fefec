using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Backup.Encryption;

namespace LinkageWorkPlan.Fuzz;

/// <summary>A backup that one key of this process opens.</summary>
internal static class BackupTrial
{
    private static readonly Lazy<(BackupKey Key, byte[] File)> Made = new(Make);

    public static BackupKey Key => Made.Value.Key;

    public static byte[] Encrypted() => Made.Value.File;

    private static (BackupKey Key, byte[] File) Make()
    {
        var folder = Directory.CreateTempSubdirectory("lwp-fuzz-backup-");
        try
        {
            using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=Backup, C=LA", own, HashAlgorithmName.SHA256).CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var (key, recipient) = (Path.Combine(folder.FullName, "key.pem"), Path.Combine(folder.FullName, "recipient.pem"));
            File.WriteAllText(key, own.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(recipient, certificate.ExportCertificatePem());
            using var file = new MemoryStream();
            EncryptedFile.WriteAsync(file, [.. BackupRecipient.Read(Side.Laos, recipient)], to => to.WriteAsync("What both sides agreed."u8.ToArray()).AsTask(), default).GetAwaiter().GetResult();
            return (BackupKey.Read(key, null), file.ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

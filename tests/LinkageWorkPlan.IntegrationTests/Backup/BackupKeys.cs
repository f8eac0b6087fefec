using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>Certificates of those who can open backups, with their keys, in files of a folder.</summary>
internal static class BackupKeys
{
    public const string Password = "mật khẩu ລັບ";

    /// <summary>What the two sides of a test have, as settings.</summary>
    public static string[] Settings(string folder) =>
        [$"--Backup:VietnamRecipients={Rsa(folder, "vietnam").Certificate}", $"--Backup:LaosRecipients={Curve(folder, "laos", ECCurve.NamedCurves.nistP256).Certificate}"];

    /// <returns>Files of certificate and key, PEM.</returns>
    public static (string Certificate, string Key) Rsa(string folder, string name, int bits = 2048, DateTimeOffset? until = null)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Write(folder, name, request, until, key.ExportPkcs8PrivateKeyPem());
    }

    public static (string Certificate, string Key) Curve(string folder, string name, ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return Write(folder, name, new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256), null, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The same key in another form.</summary>
    public static string Locked(string folder, (string Certificate, string Key) of, bool asPkcs12)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(of.Certificate, of.Key);
        var file = Path.Combine(folder, Path.GetFileNameWithoutExtension(of.Key) + (asPkcs12 ? ".p12" : ".locked.pem"));
        if (asPkcs12)
        {
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, Password));
        }
        else
        {
            using var key = certificate.GetECDsaPrivateKey()!;
            File.WriteAllText(file, key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        }

        return file;
    }

    /// <summary>As whoever has no such program opens it: by the stock tool.</summary>
    public static async Task<byte[]> OpenByOpenSslAsync(string file, (string Certificate, string Key) with)
    {
        var plain = file + ".plain";
        using var process = Process.Start(new ProcessStartInfo("openssl", ["cms", "-decrypt", "-inform", "DER", "-binary", "-in", file, "-recip", with.Certificate, "-inkey", with.Key, "-out", plain]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
        return await File.ReadAllBytesAsync(plain);
    }

    private static (string Certificate, string Key) Write(string folder, string name, CertificateRequest request, DateTimeOffset? until, string key)
    {
        var end = until ?? new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(end.AddYears(-20), end);
        var files = (Path.Combine(folder, name + ".cert.pem"), Path.Combine(folder, name + ".key.pem"));
        File.WriteAllText(files.Item1, certificate.ExportCertificatePem());
        File.WriteAllText(files.Item2, key);
        return files;
    }
}

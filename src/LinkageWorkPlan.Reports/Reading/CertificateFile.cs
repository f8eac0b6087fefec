using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Certificates in a file that is named in the settings or on the command line: several as PEM, or one as DER.</summary>
public static class CertificateFile
{
    /// <summary>In bytes: a certificate has one or two thousand.</summary>
    public const int SizeMax = 1024 * 1024;

    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    /// <inheritdoc cref="BoundedFile.Read"/>
    public static X509Certificate2Collection Read(string path)
    {
        var bytes = BoundedFile.Read(path, SizeMax);
        var found = new X509Certificate2Collection();
        if (bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0)
        {
            found.ImportFromPem(Encoding.ASCII.GetString(bytes));
        }
        else
        {
            found.Add(X509CertificateLoader.LoadCertificate(bytes));
        }

        return found.Count > 0 ? found : throw new CryptographicException("It holds no certificate");
    }
}

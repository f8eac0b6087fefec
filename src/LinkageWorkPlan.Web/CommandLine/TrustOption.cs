using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Whose seals the reader of the command line knows.</summary>
internal static class TrustOption
{
    public static Option<string[]> Make() => new("--trust")
    {
        Description = "Certificates (PEM or DER) of both sides' seals, or of an authority that issues them; or the SHA-256 fingerprints that are printed on paper. Without any, who sealed stays open. May be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <exception cref="StartupException">One of them is neither.</exception>
    public static SealTrust Read(IReadOnlyList<string> given)
    {
        var certificates = new X509Certificate2Collection();
        var pinned = new List<(Side? Side, string Digits)>();
        foreach (var each in given)
        {
            if (!File.Exists(each) && SealTrust.ReadDigits(each) is { } digits)
            {
                pinned.Add((null, digits));
            }
            else
            {
                certificates.AddRange(In(each));
            }
        }

        return new SealTrust(certificates, pinned);
    }

    private static X509Certificate2Collection In(string path)
    {
        try
        {
            return CertificateFile.Read(path);
        }
        catch (ReadLimitException exception)
        {
            throw new StartupException($"--trust {path} is larger than {BoundedFile.Size(CertificateFile.SizeMax)}: it is no file of certificates.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartupException($"--trust {path} is neither a file of certificates (PEM or DER) nor a fingerprint of at least {SealTrust.DigitsMin} hexadecimal digits: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}

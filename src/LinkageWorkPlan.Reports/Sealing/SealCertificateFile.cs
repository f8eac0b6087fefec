using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>The certificate of a key that lies on a token, from a file beside it or from the token.</summary>
internal static class SealCertificateFile
{
    /// <param name="path">PEM or DER.</param>
    /// <exception cref="SealException">It cannot be read.</exception>
    public static X509Certificate2Collection Read(Side side, string path)
    {
        try
        {
            return CertificateFile.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SealException(SealFault.FileMissing, side, $"The file {path} of the seal of {side} cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or ReadLimitException)
        {
            throw new SealException(SealFault.NotPfx, side, $"The file {path} of the seal of {side} is no file of certificates (PEM or DER), which it has to be where the key lies on a token.", exception);
        }
    }

    /// <param name="named">Those that are named as the key is.</param>
    /// <param name="found">All that there are.</param>
    public static X509Certificate2 Own(Side side, X509Certificate2Collection named, X509Certificate2Collection found, string where)
    {
        var own = named.Count > 0 ? [.. named] : found.Where(each => !CertificateFacts.IsAuthority(each) && !found.Any(other => other != each && other.IssuerName.RawData.AsSpan().SequenceEqual(each.SubjectName.RawData))).ToList();
        return own.Count switch
        {
            1 => own[0],
            0 => throw new SealException(SealFault.FileMissing, side, $"There is no certificate for the key in {where}: name its file (PEM or DER) in Seal:{side}:Certificate."),
            _ => throw new SealException(SealFault.SeveralKeys, side, $"There are several certificates in {where} that could be the one of the key: name a file with the right one in Seal:{side}:Certificate."),
        };
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing.Keys;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>The certificate and key one side's issues are sealed with.</summary>
public sealed class SealCertificate : IDisposable
{
    /// <summary>NIST SP 800-57: shorter RSA keys are no longer for signing.</summary>
    public const int KeyBitsMin = 2048;

    /// <summary>Of the file, in bytes: a certificate with its key and those above it has a few thousand.</summary>
    public const int SizeMax = 1024 * 1024;

    private const int InvalidPassword = unchecked((int)0x80070056);

    private SealCertificate(Side side, X509Certificate2 certificate, IReadOnlyList<X509Certificate2> chain, TokenKey? token) => (Side, Certificate, Chain, Token) = (side, certificate, chain, token);

    public Side Side { get; }

    public X509Certificate2 Certificate { get; }

    /// <summary>The certificates above it that lie in the same file, the nearest first.</summary>
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Where its key lies on a token; null where it came in the same file.</summary>
    public TokenKey? Token { get; }

    public bool IsTrial => CertificateFacts.IsTrial(Certificate);

    /// <summary>First instant it is valid at, UTC.</summary>
    public DateTimeOffset From => CertificateFacts.FromOf(Certificate);

    /// <summary>Last instant it is valid at, UTC.</summary>
    public DateTimeOffset Until => CertificateFacts.UntilOf(Certificate);

    /// <param name="path">A PKCS #12 file (.pfx, .p12).</param>
    /// <param name="password">Null or empty where it has none.</param>
    /// <exception cref="SealException">It is not to be used for this side; whether it is valid today is not asked.</exception>
    public static SealCertificate Load(Side side, string path, string? password)
    {
        var found = Read(side, path, password);
        try
        {
            var keys = found.Where(each => each.HasPrivateKey).ToList();
            var own = keys.Count switch
            {
                0 => throw new SealException(SealFault.NoPrivateKey, side, $"The file {path} holds a certificate without its private key: export it again together with the key."),
                1 => keys[0],
                _ => throw new SealException(SealFault.SeveralKeys, side, $"The file {path} holds several private keys: leave in it the one that seals."),
            };
            Check(side, path, own);
            return new SealCertificate(side, own, Above(own, found), token: null);
        }
        catch
        {
            Dispose(found);
            throw;
        }
    }

    /// <param name="path">File of certificates (PEM or DER): its own and those above it. Null or empty where they are on the token.</param>
    /// <exception cref="SealException">It is not to be used for this side; whether it is valid today, and whether the token lets anybody in, is not asked.</exception>
    public static SealCertificate Load(Side side, TokenKey token, string? path)
    {
        var (named, found) = string.IsNullOrWhiteSpace(path) ? token.Certificates() : ([], SealCertificateFile.Read(side, path));
        var where = string.IsNullOrWhiteSpace(path) ? token.Place.Named : path;
        try
        {
            var own = SealCertificateFile.Own(side, named, found, where);
            Check(side, where, own);
            return new SealCertificate(side, own, Above(own, found), token);
        }
        catch
        {
            Dispose(found);
            throw;
        }
    }

    /// <summary>What signs for it; to be disposed of.</summary>
    internal AsymmetricAlgorithm Key()
    {
        if (Certificate.GetRSAPublicKey() is { } rsa)
        {
            return new SigningRsa(rsa, hash =>
            {
                if (Token is not null)
                {
                    return Token.Sign(hash, isRsa: true, signature => rsa.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                }

                using var key = Certificate.GetRSAPrivateKey()!;
                return key.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            });
        }

        var curve = Certificate.GetECDsaPublicKey()!;
        return new SigningEcdsa(curve, hash =>
        {
            if (Token is not null)
            {
                return Token.Sign(hash, isRsa: false, signature => curve.VerifyHash(hash, signature));
            }

            using var key = Certificate.GetECDsaPrivateKey()!;
            return key.SignHash(hash);
        });
    }

    /// <exception cref="SealException"><see cref="SealFault.Expired"/> or <see cref="SealFault.NotYetValid"/>.</exception>
    public void RequireValid(DateTimeOffset at)
    {
        if (at > Until)
        {
            throw new SealException(SealFault.Expired, Side, $"The seal's certificate of {Side} ended on {Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: put a new one in its place.");
        }

        if (at < From)
        {
            throw new SealException(SealFault.NotYetValid, Side, $"The seal's certificate of {Side} is valid from {From.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC only.");
        }
    }

    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var each in Chain)
        {
            each.Dispose();
        }
    }

    /// <summary>Whether a key is one that seals are made with.</summary>
    internal static bool IsGoodKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa?.KeySize >= KeyBitsMin || (curve is not null && SealCurve.Of(curve) is not null);
    }

    private static void Dispose(X509Certificate2Collection certificates)
    {
        foreach (var each in certificates)
        {
            each.Dispose();
        }
    }

    private static X509Certificate2Collection Read(Side side, string path, string? password)
    {
        try
        {
            // The key stays in memory: nothing of it is written to this user's store.
            var storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
            return X509CertificateLoader.LoadPkcs12Collection(BoundedFile.Read(path, SizeMax), password, storage);
        }
        catch (ReadLimitException exception)
        {
            throw new SealException(SealFault.NotPfx, side, $"The file {path} of the seal of {side} is larger than {BoundedFile.Size(SizeMax)}: it is no certificate with its key (PKCS #12, .pfx or .p12).", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SealException(SealFault.FileMissing, side, $"The file {path} of the seal of {side} is not there.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SealException(SealFault.FileMissing, side, $"The file {path} of the seal of {side} cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (CryptographicException exception) when (exception.HResult == InvalidPassword)
        {
            throw new SealException(SealFault.WrongPassword, side, $"The password does not open the file {path} of the seal of {side}.", exception);
        }
        catch (CryptographicException exception)
        {
            throw new SealException(SealFault.NotPfx, side, $"The file {path} of the seal of {side} is no certificate with its key (PKCS #12, .pfx or .p12).", exception);
        }
    }

    private static void Check(Side side, string path, X509Certificate2 own)
    {
        using var key = own.GetRSAPublicKey();
        if (key?.KeySize < KeyBitsMin)
        {
            throw new SealException(SealFault.KeyTooShort, side, string.Create(CultureInfo.InvariantCulture, $"The key in {path} has {key.KeySize} bits; a seal needs {KeyBitsMin} or more."));
        }

        if (!IsGoodKey(own))
        {
            throw new SealException(SealFault.OtherKey, side, $"The key in {path} is neither RSA nor of the curve P-256, P-384 or P-521.");
        }

        if (!CertificateFacts.MaySign(own))
        {
            throw new SealException(SealFault.NotForSigning, side, $"The certificate in {path} is not for signing (its key usage says neither digital signature nor non-repudiation).");
        }

        if (CertificateFacts.SideOf(own) != side)
        {
            throw new SealException(SealFault.WrongSide, side, $"The certificate in {path} is not of {side}: the country (C) of its subject has to be {CertificateFacts.CountryOf(side)}, and is {CertificateFacts.CountryIn(own) ?? "missing"}.");
        }
    }

    private static List<X509Certificate2> Above(X509Certificate2 own, X509Certificate2Collection found)
    {
        var chain = new List<X509Certificate2>();
        for (var at = own; found.FirstOrDefault(each => each.SubjectName.RawData.AsSpan().SequenceEqual(at.IssuerName.RawData) && each != own && !chain.Contains(each)) is { } issuer; at = issuer)
        {
            chain.Add(issuer);
        }

        return chain;
    }
}

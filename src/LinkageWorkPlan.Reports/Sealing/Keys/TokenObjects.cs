using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>What lies on a token.</summary>
internal static class TokenObjects
{
    /// <exception cref="SealException">It is not there, or several are.</exception>
    public static (IObjectHandle Key, bool IsAskedEachTime) Key(ISession session, TokenPlace place)
    {
        var found = session.FindAllObjects([Attribute(CKA.CKA_CLASS, CKO.CKO_PRIVATE_KEY), .. Names(place)]);
        return found.Count switch
        {
            1 => (found[0], IsAskedEachTime(session, found[0])),
            0 => throw new SealException(SealFault.KeyMissing, place.Side, $"There is no such private key on {place.Named}: name it in Seal:{place.Side}:Pkcs11:KeyLabel or KeyId."),
            _ => throw new SealException(SealFault.KeyMissing, place.Side, $"There are several such private keys on {place.Named}: name the one that seals in Seal:{place.Side}:Pkcs11:KeyId."),
        };
    }

    /// <summary>The certificates, and which of them are named as the key is.</summary>
    public static (X509Certificate2Collection Own, X509Certificate2Collection All) Certificates(ISession session, TokenPlace place)
    {
        var (own, all) = (new X509Certificate2Collection(), new X509Certificate2Collection());
        var named = place.KeyLabel is null && place.KeyId is null ? [] : session.FindAllObjects([Attribute(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE), .. Names(place)]).Select(each => each.ObjectId).ToHashSet();
        foreach (var each in session.FindAllObjects([Attribute(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE)]))
        {
            X509Certificate2 certificate;
            try
            {
                certificate = X509CertificateLoader.LoadCertificate(session.GetAttributeValue(each, [CKA.CKA_VALUE])[0].GetValueAsByteArray());
            }
            catch (CryptographicException)
            {
                // Not one of X.509.
                continue;
            }

            all.Add(certificate);
            if (named.Contains(each.ObjectId))
            {
                own.Add(certificate);
            }
        }

        return (own, all);
    }

    private static IObjectAttribute[] Names(TokenPlace place) =>
    [
        .. place.KeyLabel is { } label ? [TokenModule.Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label)] : Array.Empty<IObjectAttribute>(),
        .. place.KeyId is { } id ? [TokenModule.Factories.ObjectAttributeFactory.Create(CKA.CKA_ID, id)] : Array.Empty<IObjectAttribute>(),
    ];

    private static IObjectAttribute Attribute(CKA type, CKO value) => TokenModule.Factories.ObjectAttributeFactory.Create(type, value);

    /// <summary>Some keys want the PIN for each signature (CKA_ALWAYS_AUTHENTICATE).</summary>
    private static bool IsAskedEachTime(ISession session, IObjectHandle key)
    {
        try
        {
            return session.GetAttributeValue(key, [CKA.CKA_ALWAYS_AUTHENTICATE])[0] is { CannotBeRead: false } asked && asked.GetValueAsBool();
        }
        catch (Exception fault) when (fault is Pkcs11Exception or AttributeValueException)
        {
            // Older modules do not know the attribute.
            return false;
        }
    }
}

using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>
/// A key on a token (PKCS #11). It logs in once and keeps its session; when the token was pulled out and put back it logs in again. A PIN that
/// was refused is not tried again, since a few wrong ones lock a token.
/// </summary>
public sealed class TokenKey(TokenPlace place)
{
    /// <summary>DigestInfo of a SHA-256 hash (RFC 8017, 9.2): what a token signs is what stands behind it.</summary>
    private static readonly byte[] Sha256Info = Convert.FromHexString("3031300D060960864801650304020105000420");

    private readonly TokenModule module = TokenModule.Of(place.Module);
    private (ISession Session, IObjectHandle Key, bool IsAskedEachTime)? open;
    private int generation = -1;
    private string? refused;

    public TokenPlace Place => place;

    /// <summary>Why the last signature was not made; null where it was, or none was asked for.</summary>
    public SealException? Problem { get; private set; }

    /// <summary>Logs in and finds the key, so that what is wrong is known before something is to be sealed.</summary>
    /// <exception cref="SealException">It cannot sign.</exception>
    public void Open() => Kept(library =>
    {
        var ready = Ready(library);
        ready.Session.GetSessionInfo();
        return ready.Key;
    });

    /// <param name="hash">SHA-256.</param>
    /// <param name="isRight">Whether a signature is the one of the certificate that is to be shown with it.</param>
    /// <exception cref="SealException">It was not signed.</exception>
    internal byte[] Sign(byte[] hash, bool isRsa, Func<byte[], bool> isRight) => Kept(library =>
    {
        var (session, key, isAskedEachTime) = Ready(library);
        using var mechanism = TokenModule.Factories.MechanismFactory.Create(isRsa ? CKM.CKM_RSA_PKCS : CKM.CKM_ECDSA);
        byte[] data = isRsa ? [.. Sha256Info, .. hash] : hash;
        var signature = isAskedEachTime ? WithPin(() => session.Sign(mechanism, key, RequiredPin(), data)) : session.Sign(mechanism, key, data);
        return isRight(signature) ? signature
            : throw new SealException(SealFault.KeyMissing, place.Side, $"The key on {place.Named} is not the one of its certificate: name the right one in Seal:{place.Side}:Pkcs11:KeyLabel or KeyId.");
    });

    /// <summary>The certificates on the token, those of the key first. No login is needed.</summary>
    /// <exception cref="SealException">There are none that can be read.</exception>
    internal (X509Certificate2Collection Own, X509Certificate2Collection All) Certificates() => Called(library =>
    {
        using var session = TokenSlots.Find(library, place).OpenSession(SessionType.ReadOnly);
        return TokenObjects.Certificates(session, place);
    });

    /// <summary>Remembers what went wrong until it goes right.</summary>
    private T Kept<T>(Func<IPkcs11Library, T> work)
    {
        try
        {
            var result = Called(work);
            Problem = null;
            return result;
        }
        catch (SealException problem)
        {
            Problem = problem;
            throw;
        }
    }

    /// <summary>What failed is tried a second time from the beginning, as after a token was pulled out and put back.</summary>
    private T Called<T>(Func<IPkcs11Library, T> work) => module.Call(place.Side, library =>
    {
        try
        {
            try
            {
                return work(library);
            }
            catch (Exception fault) when (MayBeGone(fault))
            {
                open = null;
                return work(module.Restart(place.Side));
            }
        }
        catch (Exception fault) when (fault is Pkcs11Exception or AttributeValueException)
        {
            open = null;
            throw Explained(fault);
        }
    });

    private static bool MayBeGone(Exception fault) => fault switch
    {
        SealException seal => seal.Fault is SealFault.TokenMissing or SealFault.KeyMissing,
        Pkcs11Exception code => code.RV is not CKR.CKR_SESSION_COUNT,
        AttributeValueException => true,
        _ => false,
    };

    private SealException Explained(Exception fault) => fault is Pkcs11Exception { RV: CKR.CKR_SESSION_COUNT }
        ? new SealException(SealFault.TokenFailed, place.Side, $"No session is free on {place.Named}: end another program that uses it.", fault)
        : new SealException(SealFault.TokenFailed, place.Side, $"No signature came from {place.Named}: {(fault as Pkcs11Exception)?.RV.ToString() ?? fault.Message.TrimEnd('.')}.", fault);

    private (ISession Session, IObjectHandle Key, bool IsAskedEachTime) Ready(IPkcs11Library library)
    {
        if (open is { } there && generation == module.Generation)
        {
            return there;
        }

        var slot = TokenSlots.Find(library, place);
        var session = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            LogIn(slot, session);
            var (key, isAskedEachTime) = TokenObjects.Key(session, place);
            (open, generation) = ((session, key, isAskedEachTime), module.Generation);
            return open.Value;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void LogIn(ISlot slot, ISession session)
    {
        var pin = RequiredPin();
        var flags = slot.GetTokenInfo().TokenFlags;
        if (TokenSlots.WhyNoLogin(flags.UserPinLocked, flags.UserPinFinalTry, place) is { } reason)
        {
            throw new SealException(SealFault.WrongPin, place.Side, reason);
        }

        WithPin(() =>
        {
            try
            {
                session.Login(CKU.CKU_USER, pin);
            }
            catch (Pkcs11Exception fault) when (fault.RV == CKR.CKR_USER_ALREADY_LOGGED_IN)
            {
                // By the other side's seal, on the same token.
            }

            return true;
        });
    }

    private string RequiredPin()
    {
        var pin = place.Pin();
        return string.IsNullOrEmpty(pin) ? throw new SealException(SealFault.WrongPin, place.Side, $"There is no PIN for {place.Named}: set Seal:{place.Side}:Pkcs11:PinFile.")
            : pin == refused ? throw Refused(cause: null)
            : pin;
    }

    /// <summary>A call that sends the PIN.</summary>
    private T WithPin<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Pkcs11Exception fault) when (fault.RV is CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE or CKR.CKR_PIN_EXPIRED or CKR.CKR_PIN_LOCKED or CKR.CKR_USER_PIN_NOT_INITIALIZED)
        {
            refused = place.Pin();
            throw Refused(fault);
        }
    }

    private SealException Refused(Pkcs11Exception? cause) => new(
        SealFault.WrongPin, place.Side, $"The PIN was refused by {place.Named}{(cause is null ? string.Empty : $" ({cause.RV})")}. It is not tried again, so that the token is not locked: set the right one in Seal:{place.Side}:Pkcs11:PinFile.", cause);
}

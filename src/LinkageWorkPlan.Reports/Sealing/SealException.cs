using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Why an issue is not sealed.</summary>
public enum SealFault
{
    /// <summary>The certificate's file is not there or cannot be read.</summary>
    FileMissing,

    /// <summary>The file holds no certificate with a key (PKCS #12).</summary>
    NotPfx,

    WrongPassword,

    /// <summary>The file holds certificates without a private key.</summary>
    NoPrivateKey,

    /// <summary>The file holds several private keys: which one seals?</summary>
    SeveralKeys,

    /// <summary>The key is neither RSA nor of a curve that seals are made on.</summary>
    OtherKey,

    /// <summary>The key is shorter than <see cref="SealCertificate.KeyBitsMin"/>.</summary>
    KeyTooShort,

    /// <summary>The certificate says its key is for something else than signing.</summary>
    NotForSigning,

    /// <summary>The country of its subject is not the side's.</summary>
    WrongSide,

    Expired,

    NotYetValid,

    /// <summary>The module through which a token is reached is not there, or cannot be loaded.</summary>
    ModuleMissing,

    /// <summary>The token is not plugged in, or another one is.</summary>
    TokenMissing,

    /// <summary>The token refused the PIN, which is not sent again.</summary>
    WrongPin,

    /// <summary>The key is not on the token, or is another one than the certificate's.</summary>
    KeyMissing,

    /// <summary>The token or its module did not answer, or not with a signature.</summary>
    TokenFailed,

    /// <summary>Only one of the two sides has a certificate.</summary>
    OneSideOnly,

    /// <summary>The time stamp service did not answer with a time stamp.</summary>
    TimeStampFailed,

    /// <summary>Certificates or revocation that are to be in the document could not be had.</summary>
    ValidationFailed,

    /// <summary>An authority says that a certificate in use is revoked.</summary>
    Revoked,

    /// <summary>What was printed is not a PDF that can be sealed.</summary>
    PdfUnreadable,
}

/// <summary>An issue is not sealed; nothing was kept. Callers turn <see cref="Fault"/> into words; the message is a sentence for whoever runs the program.</summary>
/// <param name="side">The side it is about; null where about neither.</param>
public sealed class SealException(SealFault fault, Side? side, string message, Exception? cause = null) : Exception(message, cause)
{
    public SealFault Fault { get; } = fault;

    public Side? Side { get; } = side;
}

namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>What happened at the door of an account. Stored by name.</summary>
public enum AccountEventKind
{
    /// <summary>With the password alone.</summary>
    Password,

    /// <summary>With the password and a code of the app.</summary>
    Code,

    /// <summary>With the password and a recovery code.</summary>
    RecoveryCode,

    Passkey,

    /// <summary>By the side's own issuer.</summary>
    SignOn,

    /// <summary>By the issuer and a code of the app.</summary>
    SignOnCode,

    /// <summary>By the issuer and a recovery code.</summary>
    SignOnRecoveryCode,

    /// <summary>At a one-time address.</summary>
    OneTimeAddress,

    /// <summary>A wrong password.</summary>
    WrongPassword,

    /// <summary>The right password, and a wrong code.</summary>
    WrongCode,

    /// <summary>Let in by the issuer, and a wrong code.</summary>
    SignOnWrongCode,

    /// <summary>Too many tries.</summary>
    TooManyTries,

    AppSet,
    AppRemoved,
    CodesRenewed,
    PasskeyAdded,
    PasskeyRemoved,
    SignOnAdded,
    SignOnRemoved,

    /// <summary>A one-time address took away what there was.</summary>
    FactorsReset,

    /// <summary>An administrator ended all sessions.</summary>
    SessionsEnded,
}

/// <summary>One line of an account's own sign-in history.</summary>
public sealed class AccountEvent
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid AccountId { get; set; }

    /// <summary>UTC, real time.</summary>
    public DateTime At { get; set; }

    public AccountEventKind Kind { get; set; }

    /// <summary>The address that it came from.</summary>
    public string Client { get; set; } = string.Empty;

    /// <summary>Browser and system, as far as the browser says.</summary>
    public string Browser { get; set; } = string.Empty;

    /// <summary>The account was never signed in from that browser before.</summary>
    public bool IsNewDevice { get; set; }
}

/// <summary>From where somebody asks, as it is kept.</summary>
public sealed record Place(string Client, string Browser)
{
    public const int ClientMax = 64;
    public const int BrowserMax = 60;

    public static readonly Place Unknown = new(string.Empty, string.Empty);

    /// <summary>The same in all languages: names of programs, and the address.</summary>
    public string Words => Browser.Length == 0 ? Client : $"{Browser} ({Client})";
}

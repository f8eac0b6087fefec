namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>The authenticator app of an account, confirmed by one of its codes.</summary>
public sealed class SecondFactor
{
    public Guid AccountId { get; set; }

    /// <summary>The app's secret, encrypted with the program's keys.</summary>
    public string Secret { get; set; } = string.Empty;

    /// <summary>UTC, real time.</summary>
    public DateTime Since { get; set; }

    /// <summary>The time step of the last code that was taken: none is taken twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>Lets its person in once without the app or passkey. Deleted when it is used.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid AccountId { get; set; }

    /// <summary>SHA-256: the code is random and long, so that no slower hash is needed.</summary>
    public string Hash { get; set; } = string.Empty;
}

/// <summary>A key on a device of its person (WebAuthn). It proves the device and, by finger, face or PIN, who holds it.</summary>
public sealed class Passkey
{
    public const int NameMax = 60;

    /// <summary>Passkeys of one account.</summary>
    public const int Most = 10;

    /// <summary>Bytes of an id, by the standard.</summary>
    public const int CredentialMax = 1023;

    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid AccountId { get; set; }

    /// <summary>As its person calls the device.</summary>
    public string Name { get; set; } = string.Empty;

    public byte[] CredentialId { get; set; } = [];
    public byte[] PublicKey { get; set; } = [];
    public byte[] Attestation { get; set; } = [];
    public byte[] ClientData { get; set; } = [];

    /// <summary>How the browser reaches it, separated by spaces.</summary>
    public string Transports { get; set; } = string.Empty;

    /// <summary>Counts its uses, where the device does: one that falls shows a copy.</summary>
    public long SignCount { get; set; }

    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; set; }
    public bool IsBackedUp { get; set; }

    /// <summary>UTC, real time.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC, real time.</summary>
    public DateTime? UsedAt { get; set; }
}
